import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { lockInvoice } from "../../facts";
import { countTold } from "../../limits";
import { tellCollector } from "../../mail";
import { canDispute } from "../rules";
import type { OpenDisputeInput } from "../schema";

/**
 * Disputes an invoice or one of its lines. From here on it is neither paid nor counted as overdue; a suspension that is
 * there stays: only payment, credit or voiding lift one [INV-9, PAY-8]. The collector and the other contacts are told.
 * @throws DomainError NOT_FOUND, RULE with the reason of canDispute, INVALID, TOO_MANY
 */
export async function openDispute(ctx: ViewerCtx, { reference, kind, line, text }: OpenDisputeInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const { row, facts } = await lockInvoice(tx, ctx, reference);
    requireAllowed(canDispute(facts));
    if (line !== null) await requireLine(tx, row.id, line);
    await countTold(ctx);
    const { accountId, contractId, id: invoiceId, number } = row;
    await tx.$executeRaw`
      INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at, kind, line_rank, opened_by_person_id)
      VALUES (${newId()}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${invoiceId}::uuid, ${text}, portal.now(),
              ${kind}::dispute_kind, ${line}::int, ${ctx.viewer.personId}::uuid)`;
    const eventId = await audit(tx, ctx, {
      action: "dispute.opened",
      accountId,
      contractId,
      after: { invoice: number, kind, line },
    });
    await tellCollector(tx, { eventId, invoiceId, what: "disputed", text }, ctx.viewer.email);
    await noticeOfChange(tx, eventId);
  });
}

async function requireLine(tx: Tx, invoiceId: string, rank: number): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT rank FROM invoice_line WHERE invoice_id = ${invoiceId}::uuid AND rank = ${rank}::int`;
  if (found.length === 0) throw new DomainError("INVALID", "dispute.no_such_line", { field: "line" });
}
