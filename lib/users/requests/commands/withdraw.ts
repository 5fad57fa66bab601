import { ownRows } from "@/lib/access/visible";
import { now } from "@/lib/platform/clock";
import { refused, requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import type { WithdrawRequestInput } from "../schema";

/**
 * Ends the person's own request; nobody is told.
 * @throws DomainError NOT_FOUND, or RULE `access.own_request_over` when it has ended already
 */
export async function withdrawRequest(ctx: ViewerCtx, { request: id }: WithdrawRequestInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const own = { id, ...ownRows(ctx.viewer) };
    const at = await now(tx);
    const { count } = await tx.accessRequest.updateMany({
      where: { ...own, endedAt: null, expiresAt: { gt: at } },
      data: { endedAt: at },
    });
    if (count > 0) return;
    if ((await tx.accessRequest.count({ where: own })) === 0) throw notFound();
    requireAllowed(refused("access.own_request_over"));
  });
}
