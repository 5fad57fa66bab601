import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { inOrder, type Placed, selectBillGroups } from "./facts";
import { billGroupId } from "./schema";
import type { BillGroupChoice, BillGroupChoices } from "./types";

/** The viewer's bill groups, by account and name; a made-up, foreign or lost one that is wanted is no one's [ACC-6, BIL-7]. */
export async function readBillGroups(
  tx: Tx,
  viewer: Pick<Viewer, "personId">,
  wanted: string | null,
): Promise<BillGroupChoices> {
  const asked = billGroupId.safeParse(wanted).data ?? null;
  const found = await tx.$queryRaw<Placed<BillGroupChoice>[]>(selectBillGroups(viewer, asked, Prisma.empty));
  return inOrder(found, asked);
}
