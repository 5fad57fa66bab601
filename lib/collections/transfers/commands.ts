import { audit } from "@/lib/platform/audit";
import { toDateColumn } from "@/lib/platform/dates";
import { requireAllowed } from "@/lib/platform/decision";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import { transaction } from "@/lib/platform/transaction";
import { translator } from "@/lib/platform/translate";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { lockInvoice, readAmount, requireField } from "../facts";
import { countTold } from "../limits";
import { tellCollector } from "../mail";
import { canReportTransfer, checkSentAmount, checkSentDay } from "./rules";
import type { ReportTransferInput } from "./schema";

/**
 * Says that a transfer was sent: the collector looks out for it, and nothing counts before it is there [INV-10].
 * @throws DomainError NOT_FOUND, RULE with the reason of canReportTransfer, INVALID, TOO_MANY
 */
export async function reportTransfer(ctx: ViewerCtx, input: ReportTransferInput): Promise<void> {
  const { reference, sentOn, amount: typed, bankReference } = input;
  await transaction(ctx, async (tx) => {
    const { row, facts, today } = await lockInvoice(tx, ctx, reference);
    requireAllowed(canReportTransfer(facts));
    requireField("sentOn", checkSentDay(sentOn, today, facts.collector));
    const amount = readAmount(typed, row.currency, ctx.viewer.locale);
    requireField("amount", checkSentAmount(amount, facts.open, facts.collector));
    await countTold(ctx);
    const { id: invoiceId, accountId, contractId, number: invoice, currency } = row;
    await tx.$executeRaw`
      INSERT INTO transfer_notice (id, account_id, contract_id, invoice_id, person_id, sent_on, amount_minor, currency,
                                   bank_reference, said_at)
      VALUES (${newId()}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${invoiceId}::uuid, ${ctx.viewer.personId}::uuid,
              ${toDateColumn(sentOn)}::date, ${amount.minor}::bigint, ${currency}, ${bankReference}, portal.now())`;
    const after = { invoice, amount: amount.minor.toString(), currency, day: sentOn };
    const eventId = await audit(tx, ctx, { action: "transfer.sent", accountId, contractId, after });
    const values = {
      day: formatPlainDate(sentOn, DEFAULT_LOCALE, "long"),
      amount: formatMoney(amount, DEFAULT_LOCALE),
    };
    const word = translator(DEFAULT_LOCALE)("mail.told_collector.bank_reference");
    const stated = bankReference ? [[word, bankReference] as const] : [];
    await tellCollector(tx, { eventId, invoiceId, what: "transfer_sent", values, facts: stated }, ctx.viewer.email);
  });
}
