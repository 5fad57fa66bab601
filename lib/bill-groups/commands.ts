import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { readBillGroups } from "./queries";
import type { ChooseBillGroupInput } from "./schema";

/** Remembered in the browser only; what is not the viewer's is not there [ACC-6]. @throws DomainError NOT_FOUND */
export async function chooseBillGroup(ctx: ViewerCtx, { billGroup }: ChooseBillGroupInput): Promise<void> {
  const { chosen } = await transaction(ctx, (tx) => readBillGroups(tx, ctx.viewer, billGroup));
  if (chosen?.id !== billGroup) throw notFound();
}
