import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx, StaffCtx } from "@/lib/platform/viewer";
import { getToldRequest, lockRequestForStaff, type StaffRequest } from "../facts";
import { mailAnswer } from "../mail";
import { canAnswerRequest } from "../rules";
import type { AnswerRequestInput } from "../schema";

/**
 * The account executive's answer, for the desk: a published quote of that bill group, yes in words, or no with the reason. Who asked is told [QUO-7, QUO-8].
 * @throws DomainError NOT_FOUND, RULE with the reason of canAnswerRequest, INVALID
 */
export const answerRequest = (ctx: StaffCtx | DeskCtx, input: AnswerRequestInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { request: id, ending, answer } = input;
    const request = await lockRequestForStaff(tx, ctx, id);
    const told = await getToldRequest(tx, id);
    requireAllowed(canAnswerRequest(request, { status: request.status, accountExecutive: told.accountExecutive }));
    const quote = input.ending === "quoted" ? await requireQuote(tx, request, input.quote) : null;
    await tx.$executeRaw`
      UPDATE product_request SET status = ${ending}::product_request_status, ended_at = portal.now(), answer = ${answer},
                                 quote_number = ${quote}, answered_by_staff_id = ${ctx.actor.staffId}::uuid
      WHERE id = ${id}::uuid AND status = 'open'`;
    const { accountId, contractId, billGroupId, asker } = request;
    const eventId = await audit(tx, ctx, {
      ...{ action: `request.${ending}`, accountId, after: { products: told.lines.join(", "), quote } },
      ...(contractId ? { contractId } : { billGroupId }),
    });
    await mailAnswer(tx, told, { eventId, ending, answer, asker });
  });

async function requireQuote(tx: Tx, { billGroupId }: StaffRequest, number: string): Promise<string> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM quote
    WHERE number = ${number} AND bill_group_id = ${billGroupId}::uuid AND published_at IS NOT NULL`;
  if (found.length === 0) throw new DomainError("INVALID", "requests.no_such_quote", { field: "quote" });
  return number;
}
