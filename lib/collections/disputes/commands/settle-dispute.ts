import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx, StaffCtx } from "@/lib/platform/viewer";
import { lockDisputeForStaff } from "../facts";
import { mailDisputeNews } from "../mail";
import { canSettle } from "../rules";
import type { SettleInput, WriteInput } from "../schema";

/**
 * The collector's answer, for the desk: it stands in the thread, and the opener and the contract's contacts are told.
 * @throws DomainError NOT_FOUND, RULE with the reason of canSettle
 */
export const answerDispute = (ctx: StaffCtx | DeskCtx, { dispute: id, text }: WriteInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const dispute = await lockDisputeForStaff(tx, ctx, id);
    requireAllowed(canSettle(dispute.staff, dispute));
    const { accountId, contractId, number } = dispute;
    await tx.$executeRaw`
      INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, staff_id, text, sent_at)
      VALUES (${newId()}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${id}::uuid, ${ctx.actor.staffId}::uuid, ${text},
              portal.now())`;
    const after = { invoice: number };
    const eventId = await audit(tx, ctx, { action: "dispute.answered", accountId, contractId, after });
    await mailDisputeNews(tx, { eventId, disputeId: id, what: "answered", by: dispute.staff.name, text });
  });

/**
 * The collector's decision, for the desk: the dispute ends, and the invoice can be paid again; what is owed less comes as a
 * credit of its own [INV-9]. Nothing is suspended by that.
 * @throws DomainError NOT_FOUND, RULE with the reason of canSettle
 */
export const settleDispute = (ctx: StaffCtx | DeskCtx, { dispute: id, ending, text }: SettleInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const dispute = await lockDisputeForStaff(tx, ctx, id);
    requireAllowed(canSettle(dispute.staff, dispute));
    const { accountId, contractId, number } = dispute;
    await tx.$executeRaw`
      UPDATE dispute SET closed_at = portal.now(), ending = ${ending}::dispute_ending, ending_note = ${text},
                         ended_by_staff_id = ${ctx.actor.staffId}::uuid
      WHERE id = ${id}::uuid AND closed_at IS NULL`;
    const after = { invoice: number };
    const eventId = await audit(tx, ctx, { action: `dispute.${ending}`, accountId, contractId, after });
    await mailDisputeNews(tx, { eventId, disputeId: id, what: ending, by: dispute.staff.name, text });
  });
