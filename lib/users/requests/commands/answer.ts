import { lockContract } from "@/lib/access/locks";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { type Decision, requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { dayOf, type RequestFacts, readRequest, toTerms } from "../facts";
import { mailApproval } from "../mail";
import { canApprove, canDecline } from "../rules";
import type { ApproveRequestInput, DeclineRequestInput } from "../schema";

/** @throws DomainError NOT_FOUND, FORBIDDEN, or RULE with the reason of canApprove */
export async function approveRequest(ctx: ViewerCtx, { request: id, until }: ApproveRequestInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const request = await answer(tx, ctx, id, "approved", (found) => canApprove(toTerms(found), until, dayOf(found)));
    await letIn(tx, request, until);
    await mailApproval(tx, request);
  });
}

/** The asker is not told: until it runs out, their request looks as if it waited. @throws as approveRequest */
export async function declineRequest(ctx: ViewerCtx, { request: id }: DeclineRequestInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    await answer(tx, ctx, id, "declined", (found) => canDecline(toTerms(found)));
  });
}

/** Writes the answer and its history. Two contacts at once meet at the contract, and the second finds it answered. */
async function answer(
  tx: Tx,
  ctx: ViewerCtx,
  id: string,
  verdict: "approved" | "declined",
  rule: (request: RequestFacts) => Decision,
): Promise<RequestFacts> {
  const { contract } = await readRequest(tx, ctx.viewer, id);
  await lockContract(tx, ctx, contract);
  const request = await readRequest(tx, ctx.viewer, id);
  requireAllowed(rule(request));
  const answered = await tx.$executeRaw`
    UPDATE access_request_match
    SET answer = ${verdict}::access_request_answer, answered_at = portal.now(), answered_by = ${ctx.viewer.personId}::uuid
    WHERE request_id = ${id}::uuid`;
  if (answered === 0) {
    // Withdrawn or run out since it was read: the database took no answer any more.
    requireAllowed(rule(await readRequest(tx, ctx.viewer, id)));
    throw notFound();
  }
  const eventId = await audit(tx, ctx, {
    action: `access.request_${verdict}`,
    accountId: request.accountId,
    contractId: request.contractId,
    after: { email: request.email, contract: request.contract },
  });
  if (verdict === "approved") await noticeOfChange(tx, eventId);
  return request;
}

/** A place on the contract, and a name in the account if it has none for this person yet. */
async function letIn(tx: Tx, request: RequestFacts, until: PlainDate | null): Promise<void> {
  const { accountId, personId, contractId, firstName, lastName } = request;
  // Naming the columns of the conflict would ask whether the viewer sees the name, which they do once the place is there.
  await tx.$executeRaw`
    INSERT INTO account_person (account_id, person_id, first_name, last_name)
    VALUES (${accountId}::uuid, ${personId}::uuid, ${firstName}, ${lastName})
    ON CONFLICT DO NOTHING`;
  // Where there is a place already it is one that has run out, or the rule had refused.
  await tx.$executeRaw`
    INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on, created_at)
    VALUES (
      ${newId()}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${personId}::uuid, ${until}::date, portal.now()
    )
    ON CONFLICT (contract_id, person_id) DO UPDATE SET ends_on = excluded.ends_on`;
}
