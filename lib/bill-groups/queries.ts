import { visibleBillGroupSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { chooseFrom } from "./rules";
import { billGroupId } from "./schema";
import type { BillGroupChoice, BillGroupChoices } from "./types";

const MOST_GROUPS = 200;

/**
 * The viewer's bill groups, by account and name; the wanted one is among them however many there are, and a made-up,
 * foreign or lost one is no one's [ACC-6, BIL-7]. `more` are further columns, of `bill_group`, `account` and `seller`.
 */
export async function readBillGroups<More extends object = object>(
  tx: Tx,
  viewer: Pick<Viewer, "personId">,
  wanted: string | null,
  more: Prisma.Sql = Prisma.empty,
): Promise<BillGroupChoices<BillGroupChoice & More>> {
  const asked = billGroupId.safeParse(wanted).data ?? null;
  const found = await tx.$queryRaw<Placed<BillGroupChoice & More>[]>(selectBillGroups(viewer, asked, more));
  return inOrder(found, asked);
}

type Placed<Group> = Group & { place: bigint };

/** As `readBillGroups` reads them, for a statement that reads more; `asked` is an id or nothing. */
export const selectBillGroups = (
  viewer: Pick<Viewer, "personId">,
  asked: string | null,
  more: Prisma.Sql,
): Prisma.Sql => Prisma.sql`
    SELECT bill_group.id, bill_group.name, account.name AS account, seller.name AS seller,
           row_number() OVER (ORDER BY account.name, seller.rank, bill_group.name, bill_group.id) AS place ${more}
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE ${visibleBillGroupSql(viewer)}
    ORDER BY bill_group.id IS NOT DISTINCT FROM ${asked}::uuid DESC, place
    LIMIT ${MOST_GROUPS}`;

/** What was so read, as the switcher has it. */
export function inOrder<Group extends BillGroupChoice>(
  found: readonly Placed<Group>[],
  asked: string | null,
): BillGroupChoices<Group> {
  const all = found.toSorted((left, right) => Number(left.place - right.place));
  return { all, chosen: chooseFrom(all, asked) };
}
