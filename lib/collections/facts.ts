import { lockOwnPlace } from "@/lib/access/locks";
import { getInvoiceFacts, type InvoiceFactsRow, toInvoiceFacts } from "@/lib/invoices/facts";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { Decision } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { parseTypedMoney } from "@/lib/platform/typed-money";
import type { ViewerCtx } from "@/lib/platform/viewer";

/** An invoice that something is about to be said of. */
export interface SpokenOf {
  readonly row: InvoiceFactsRow;
  readonly facts: InvoiceFacts;
  /** In the seller entity's zone. */
  readonly today: PlainDate;
}

const toSpokenOf = (row: InvoiceFactsRow): SpokenOf => ({
  row,
  facts: toInvoiceFacts(row),
  today: fromDateColumn(row.today),
});

/**
 * A command's first read: one of the viewer's invoices, locked. Whoever starts to pay it or changes what is open holds the
 * same row, so the rules look at what is then. @throws DomainError NOT_FOUND
 */
export async function lockInvoice(tx: Tx, ctx: ViewerCtx, reference: string): Promise<SpokenOf> {
  const found = await getInvoiceFacts(tx, ctx.viewer, reference);
  await lockOwnPlace(tx, ctx, found.contractId);
  const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM invoice WHERE id = ${found.id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound();
  return toSpokenOf(await getInvoiceFacts(tx, ctx.viewer, reference));
}

/** What was typed, in an invoice's currency and its reader's way of writing. @throws DomainError INVALID beside the field */
export function readAmount(typed: string, currency: string, locale: string): Money {
  const amount = parseTypedMoney(typed, currency, locale);
  if (!amount)
    throw new DomainError("INVALID", "collections.amount_malformed", { params: { currency }, field: "amount" });
  return amount;
}

/** Says a refusal beside the field that it is about. @throws DomainError INVALID */
export function requireField(field: string, decision: Decision): void {
  if (!decision.allowed) throw new DomainError("INVALID", decision.reason, { refusal: decision, field });
}
