import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type InvoiceFactsRow, selectInvoiceFacts, statusOf, toInvoiceFacts } from "./facts";
import { canPayOnline, canPayWhole } from "./online/rules";
import type { InvoiceDetails, InvoiceMovement, Party, PayTo, TaxCategory } from "./types";

/** On the page; the document holds all. */
const MOST_LINES = 100;
const MOST_MOVEMENTS = 200;

/** What the page shows besides the facts. */
interface InvoicePageRow extends InvoiceFactsRow {
  account: string;
  billGroup: string;
  seller: string;
  quoteNumber: string | null;
  hasSignedQuote: boolean;
  billTo: Party;
  payTo: PayTo | null;
  bankChangedAt: Date | null;
  linesMinor: bigint;
  allowanceMinor: bigint;
  chargeMinor: bigint;
  taxMinor: bigint;
  prepaidMinor: bigint;
  roundingMinor: bigint;
  disputeReason: string | null;
  disputedAt: Date | null;
  ownAttemptId: string | null;
  ownAttemptStatus: string | null;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

const pageColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`,
  account.name AS account, bill_group.name AS "billGroup", seller.name AS seller,
  invoice.quote_number AS "quoteNumber",
  EXISTS (SELECT FROM signed_quote signed
    WHERE signed.contract_id = invoice.contract_id AND signed.number = invoice.quote_number) AS "hasSignedQuote",
  invoice.bill_to AS "billTo", invoice.pay_to AS "payTo", entity_money.bank_changed_at AS "bankChangedAt",
  invoice.lines_minor AS "linesMinor", invoice.allowance_minor AS "allowanceMinor",
  invoice.charge_minor AS "chargeMinor", invoice.tax_minor AS "taxMinor", invoice.prepaid_minor AS "prepaidMinor",
  invoice.rounding_minor AS "roundingMinor",
  (SELECT reason FROM dispute WHERE invoice_id = invoice.id AND closed_at IS NULL) AS "disputeReason",
  (SELECT opened_at FROM dispute WHERE invoice_id = invoice.id AND closed_at IS NULL) AS "disputedAt",
  CASE WHEN attempt.payer_person_id = ${viewer.personId}::uuid THEN attempt.id END AS "ownAttemptId",
  attempt.status::text AS "ownAttemptStatus",
  seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
  seller.customer_service_phone AS "servicePhone"`;

const pageJoin = Prisma.sql`JOIN bill_group ON bill_group.id = invoice.bill_group_id`;

/** One invoice of the viewer's, as its page shows it. @throws DomainError NOT_FOUND [ACC-6] */
export async function getInvoice(viewer: Viewer, reference: string): Promise<InvoiceDetails> {
  return viewerReading(viewer, async (tx) => {
    const rest = Prisma.sql`${pageJoin} WHERE invoice.reference = ${reference}`;
    const [row] = await tx.$queryRaw<InvoicePageRow[]>(selectInvoiceFacts(viewer, { rest, more: pageColumns(viewer) }));
    if (!row) throw notFound();
    const [lines, taxes, movements] = [
      await listLines(tx, row),
      await listTaxes(tx, row),
      await listMovements(tx, row),
    ];
    return {
      ...toDetails(row),
      lines: lines.slice(0, MOST_LINES),
      hasMoreLines: lines.length > MOST_LINES,
      taxes,
      movements,
    };
  });
}

async function listLines(tx: Tx, { id, currency }: InvoicePageRow): Promise<InvoiceDetails["lines"]> {
  const lines = await tx.invoiceLine.findMany({
    where: { invoiceId: id },
    orderBy: { rank: "asc" },
    take: MOST_LINES + 1,
    select: {
      ...{ position: true, description: true, details: true, quantity: true, unit: true, unitPrice: true },
      ...{ amountMinor: true, taxRate: true, taxCategory: true },
    },
  });
  return lines.map(({ amountMinor, quantity, unitPrice, taxRate, taxCategory, ...line }) => ({
    ...line,
    quantity: quantity.toString(),
    unitPrice: unitPrice.toString(),
    taxRate: taxRate?.toString() ?? null,
    taxCategory: taxCategory as TaxCategory,
    amount: money(amountMinor, currency),
  }));
}

async function listTaxes(tx: Tx, { id, currency }: InvoicePageRow): Promise<InvoiceDetails["taxes"]> {
  const taxes = await tx.invoiceTax.findMany({
    where: { invoiceId: id },
    orderBy: { rank: "asc" },
    take: MOST_LINES,
    select: { category: true, rate: true, baseMinor: true, amountMinor: true, exemption: true },
  });
  return taxes.map(({ category, rate, baseMinor, amountMinor, exemption }) => ({
    category: category as TaxCategory,
    rate: rate?.toString() ?? null,
    base: money(baseMinor, currency),
    amount: money(amountMinor, currency),
    exemption,
  }));
}

interface MovementRow {
  id: string;
  kind: InvoiceMovement["kind"];
  number: string;
  at: Date;
  minor: bigint;
  attemptId: string | null;
  paymentId: string | null;
  memoId: string | null;
}

/** Payments, what went back of them, and credits, the oldest first, by the day in the seller entity's zone. */
async function listMovements(tx: Tx, { id, currency, timeZone }: InvoicePageRow): Promise<InvoiceMovement[]> {
  const found = await tx.$queryRaw<MovementRow[]>`
    SELECT share.id, 'payment' AS kind, payment.number, payment.received_at AS at, share.amount_minor AS minor,
           payment.attempt_id AS "attemptId", payment.id AS "paymentId",
           NULL::uuid AS "memoId"
    FROM payment_allocation share JOIN payment ON payment.id = share.payment_id WHERE share.invoice_id = ${id}::uuid
    UNION ALL
    SELECT used.id, 'credit', memo.number, used.applied_at, used.amount_minor, NULL, NULL, memo.id
    FROM credit_application used JOIN credit_memo memo ON memo.id = used.credit_memo_id
    WHERE used.invoice_id = ${id}::uuid
    UNION ALL
    SELECT refund.id, 'refund', payment.number, refund.refunded_at, -share.amount_minor, payment.attempt_id, payment.id,
           NULL
    FROM refund_share share
    JOIN refund ON refund.id = share.refund_id AND refund.status IN ('pending', 'succeeded')
    JOIN payment ON payment.id = refund.payment_id
    WHERE share.invoice_id = ${id}::uuid AND share.amount_minor > 0
    UNION ALL
    SELECT chargeback.id, 'chargeback', payment.number, chargeback.closed_at, -share.amount_minor, payment.attempt_id,
           payment.id, NULL
    FROM chargeback_share share
    JOIN chargeback ON chargeback.id = share.chargeback_id AND chargeback.status = 'lost'
    JOIN payment ON payment.id = chargeback.payment_id
    WHERE share.invoice_id = ${id}::uuid AND share.amount_minor > 0
    ORDER BY at, number LIMIT ${MOST_MOVEMENTS}`;
  return found.map(({ id: movementId, kind, number, at, minor, attemptId, paymentId, memoId }) => ({
    ...{ id: movementId, kind, number },
    on: calendarDay(at, timeZone),
    amount: money(minor, currency),
    ...{ attemptId, paymentId, memoId },
  }));
}

function toDetails(row: InvoicePageRow): Omit<InvoiceDetails, "lines" | "hasMoreLines" | "taxes" | "movements"> {
  const facts = toInvoiceFacts(row);
  const { reference, number, contractNumber, account, billGroup, seller, timeZone, poNumber, quoteNumber } = row;
  const { hasSignedQuote } = row;
  return {
    ...{
      reference,
      number,
      contractNumber,
      account,
      billGroup,
      seller,
      timeZone,
      poNumber,
      quoteNumber,
      hasSignedQuote,
    },
    today: fromDateColumn(row.today),
    issuedOn: fromDateColumn(row.issuedOn),
    dueOn: facts.dueOn,
    billTo: row.billTo,
    status: statusOf(row, facts),
    total: money(row.totalMinor, row.currency),
    open: facts.open,
    totals: totalsOfRow(row),
    payment: canPayOnline(facts),
    wholePayment: canPayWhole(facts),
    ownAttempt: row.ownAttemptId ? { id: row.ownAttemptId, canContinue: row.ownAttemptStatus === "open" } : null,
    dispute: row.disputedAt ? { reason: row.disputeReason ?? "", openedAt: row.disputedAt } : null,
    payTo: row.payTo,
    bankChangedOn: row.bankChangedAt && calendarDay(row.bankChangedAt, timeZone),
    collector: facts.collector,
    customerService: { name: row.serviceName, email: row.serviceEmail, phone: row.servicePhone },
  };
}

function totalsOfRow(row: InvoicePageRow): InvoiceDetails["totals"] {
  const amount = (minor: bigint) => money(minor, row.currency);
  return {
    lines: amount(row.linesMinor),
    allowances: amount(row.allowanceMinor),
    charges: amount(row.chargeMinor),
    tax: amount(row.taxMinor),
    total: amount(row.totalMinor),
    prepaid: amount(row.prepaidMinor),
    rounding: amount(row.roundingMinor),
    payable: amount(row.payableMinor),
  };
}
