import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { countTold } from "../../limits";
import { tellCollector } from "../../mail";
import { lockDispute } from "../facts";
import { canWithdraw } from "../rules";
import type { WithdrawInput } from "../schema";

/**
 * Ends a dispute by its opener's word: the invoice can be paid again [INV-9]. Nothing is suspended by that.
 * @throws DomainError NOT_FOUND, RULE with the reason of canWithdraw, TOO_MANY
 */
export async function withdrawDispute(
  ctx: ViewerCtx,
  { dispute: id, text }: WithdrawInput,
): Promise<{ reference: string }> {
  return transaction(ctx, async (tx) => {
    const dispute = await lockDispute(tx, ctx, id);
    requireAllowed(canWithdraw(dispute));
    await countTold(ctx);
    const { accountId, contractId, invoiceId, number, reference } = dispute;
    await tx.$executeRaw`
      UPDATE dispute SET closed_at = portal.now(), ending = 'withdrawn', ending_note = ${text},
                         ended_by_person_id = ${ctx.viewer.personId}::uuid
      WHERE id = ${id}::uuid AND closed_at IS NULL`;
    const eventId = await audit(tx, ctx, {
      action: "dispute.withdrawn",
      accountId,
      contractId,
      after: { invoice: number },
    });
    await tellCollector(tx, { eventId, invoiceId, what: "dispute_withdrawn", text }, ctx.viewer.email);
    await noticeOfChange(tx, eventId);
    return { reference };
  });
}
