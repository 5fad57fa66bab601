import { deskAccountsSql } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import { type Contact, requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { mailAnswer } from "../mail";
import { canWriteToCase } from "../rules";
import type { AnswerCaseInput } from "../schema";

interface LockedCase {
  readonly id: string;
  readonly accountId: string;
  readonly messages: number;
  readonly ask: Contact;
}

/** The seller's answer, for the desk: then the customer is waited for, or the case is closed [HLP-3]. @throws DomainError NOT_FOUND, RULE */
export const answerCase = (ctx: DeskCtx, { number, text, after }: AnswerCaseInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { staffId, name } = ctx.staff;
    const [found] = await tx.$queryRaw<LockedCase[]>`
      SELECT support_case.id, support_case.account_id AS "accountId",
             (SELECT count(*)::int FROM support_message message WHERE message.case_id = support_case.id) AS messages,
             json_build_object('name', seller.customer_service_name, 'email', seller.customer_service_email,
                               'phone', seller.customer_service_phone) AS ask
      FROM support_case
      JOIN account ON account.id = support_case.account_id
      JOIN bill_group ON bill_group.id = support_case.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE support_case.number = ${number} AND ${deskAccountsSql(ctx.staff)} FOR UPDATE OF support_case`;
    if (!found) throw notFound();
    requireAllowed(canWriteToCase(found));
    const { id, accountId } = found;
    await tx.$executeRaw`
      INSERT INTO support_message (id, case_id, staff_id, staff_name, text, sent_at)
      VALUES (${newId()}::uuid, ${id}::uuid, ${staffId}::uuid, ${name}, ${text}, portal.now())`;
    await tx.$executeRaw`
      UPDATE support_case SET status = ${after}::support_case_status, last_at = portal.now() WHERE id = ${id}::uuid`;
    const action = after === "closed" ? "case.closed" : "case.answered";
    const eventId = await audit(tx, ctx, { action, accountId, after: { case: number } });
    await mailAnswer(tx, { eventId, caseId: id, by: name, text, isClosed: after === "closed" });
  });
