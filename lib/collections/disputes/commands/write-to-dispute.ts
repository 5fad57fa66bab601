import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { countTold } from "../../limits";
import { tellCollector } from "../../mail";
import { lockDispute } from "../facts";
import { canWrite } from "../rules";
import type { WriteInput } from "../schema";

/** Adds a customer's message to the thread and tells the collector. @throws DomainError NOT_FOUND, RULE, TOO_MANY */
export async function writeToDispute(
  ctx: ViewerCtx,
  { dispute: id, text }: WriteInput,
): Promise<{ reference: string }> {
  return transaction(ctx, async (tx) => {
    const dispute = await lockDispute(tx, ctx, id);
    requireAllowed(canWrite(dispute));
    await countTold(ctx);
    const { accountId, contractId, invoiceId, number, reference } = dispute;
    await tx.$executeRaw`
      INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, person_id, text, sent_at)
      VALUES (${newId()}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${id}::uuid, ${ctx.viewer.personId}::uuid, ${text},
              portal.now())`;
    const eventId = await audit(tx, ctx, {
      action: "dispute.written",
      accountId,
      contractId,
      after: { invoice: number },
    });
    await tellCollector(tx, { eventId, invoiceId, what: "dispute_message", text }, ctx.viewer.email);
    return { reference };
  });
}
