import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { auditCase, getCaseFacts } from "../facts";
import { countWritten } from "../limits";
import { tellSupport } from "../mail";
import { canWriteToCase } from "../rules";
import type { WriteToCaseInput } from "../schema";

/** The opener writes on; a case that waited for them or was closed is open again [HLP-3]. @throws DomainError NOT_FOUND, RULE, TOO_MANY */
export const writeToCase = (ctx: ViewerCtx, { number, text }: WriteToCaseInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { id } = await getCaseFacts(tx, ctx.viewer, number);
    // Asks contract_access afresh, by its policy: whose access was taken meanwhile finds nothing to update [A3].
    const updated = await tx.$executeRaw`
      UPDATE support_case SET status = 'open', last_at = portal.now() WHERE id = ${id}::uuid`;
    if (updated === 0) throw notFound();
    const facts = await getCaseFacts(tx, ctx.viewer, number);
    requireAllowed(canWriteToCase(facts));
    await countWritten(ctx);
    await tx.$executeRaw`
      INSERT INTO support_message (id, case_id, person_id, text, sent_at)
      VALUES (${newId()}::uuid, ${id}::uuid, ${ctx.viewer.personId}::uuid, ${text}, portal.now())`;
    const { accountId } = facts;
    const eventId = await auditCase(tx, ctx, { action: "case.written", accountId, number });
    await tellSupport(tx, { eventId, caseId: id, what: "written", text });
  });
