import { joinOwnAccessSql } from "@/lib/access/visible";
import { readLogo } from "@/lib/branding/queries";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import type { Party, PayTo } from "../types";
import type { DocumentAdjustment, DocumentLine, DocumentSeller, InvoiceDocument } from "./types";

interface DocumentRow {
  id: string;
  number: string;
  locale: string;
  issuedOn: Date;
  dueOn: Date;
  currency: string;
  poNumber: string | null;
  quoteNumber: string | null;
  buyerReference: string | null;
  contractNumber: string;
  billTo: Party;
  billedBy: Party;
  payTo: PayTo | null;
  terms: string | null;
  notes: string[];
  linesMinor: bigint;
  allowanceMinor: bigint;
  chargeMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  prepaidMinor: bigint;
  roundingMinor: bigint;
  payableMinor: bigint;
  logoUrl: string | null;
  color: string;
  lines: LineRow[];
  adjustments: AdjustmentRow[];
  taxes: TaxRow[];
}

/** Amounts are text on their way, since JSON knows no whole numbers as large as they may be. */
interface LineRow extends Omit<DocumentLine, "amount" | "taxLabel"> {
  amountMinor: string;
  taxRate: string | null;
}
interface AdjustmentRow {
  kind: DocumentAdjustment["kind"];
  reason: string | null;
  amountMinor: string;
  taxRate: string | null;
}
interface TaxRow {
  rate: string | null;
  baseMinor: string;
  amountMinor: string;
  exemption: string | null;
}

/**
 * Everything that an invoice's PDF shows, as issued, in the account's language; nothing of what was paid since [INV-2, F1].
 * With a revision, the PO number is that one's [INV-5].
 * @throws DomainError NOT_FOUND [ACC-6]
 */
export const getInvoiceDocument = (viewer: Viewer, reference: string, revision?: number): Promise<InvoiceDocument> =>
  viewerReading(viewer, (tx) => readInvoiceDocument(tx, viewer, reference, revision));

/** The same inside a transaction, for a viewer's own invoices or, through the system's door, for all. */
export async function readInvoiceDocument(
  tx: Tx,
  asker: Viewer | null,
  reference: string,
  revision: number | null = null,
): Promise<InvoiceDocument> {
  const row = await readRow(tx, asker, reference, revision);
  const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
  const { number, currency, poNumber, quoteNumber, buyerReference, contractNumber, payTo, terms, notes } = row;
  return {
    ...{ kind: "invoice", locale, number, currency, poNumber, quoteNumber, buyerReference, contractNumber },
    ...{ correctedInvoice: null, payTo, terms, notes },
    issuedOn: fromDateColumn(row.issuedOn),
    dueOn: fromDateColumn(row.dueOn),
    seller: await sellerOf(tx, row),
    billTo: { ...partyOf(row.billTo), contact: row.billTo.email },
    lines: linesOf(row),
    adjustments: adjustmentsOf(row),
    taxes: taxesOf(row, locale),
    totals: totalsOf(row),
  };
}

/** What stands below the invoice, with it in one statement: one for each kind costs more than drawing a page. */
const rowsBelow = Prisma.sql`
  (SELECT coalesce(json_agg(to_json(found)), '[]') FROM (
     SELECT position, description, details, trim_scale(quantity)::text AS quantity, unit,
            trim_scale(unit_price)::text AS "unitPrice", amount_minor::text AS "amountMinor",
            trim_scale(tax_rate)::text AS "taxRate"
     FROM invoice_line line WHERE line.invoice_id = invoice.id ORDER BY rank) found) AS lines,
  (SELECT coalesce(json_agg(to_json(found)), '[]') FROM (
     SELECT kind, reason, amount_minor::text AS "amountMinor", trim_scale(tax_rate)::text AS "taxRate"
     FROM invoice_adjustment adjustment WHERE adjustment.invoice_id = invoice.id ORDER BY rank) found) AS adjustments,
  (SELECT coalesce(json_agg(to_json(found)), '[]') FROM (
     SELECT trim_scale(rate)::text AS rate, base_minor::text AS "baseMinor", amount_minor::text AS "amountMinor", exemption
     FROM invoice_tax tax WHERE tax.invoice_id = invoice.id ORDER BY rank) found) AS taxes`;

async function readRow(tx: Tx, asker: Viewer | null, reference: string, revision: number | null): Promise<DocumentRow> {
  const [row] = await tx.$queryRaw<DocumentRow[]>`
    SELECT invoice.id, invoice.number, account.locale, invoice.issued_on AS "issuedOn", invoice.due_on AS "dueOn",
           invoice.currency,
           CASE WHEN kept.revision IS NULL THEN invoice.po_number ELSE kept.po_number END AS "poNumber",
           invoice.quote_number AS "quoteNumber",
           invoice.buyer_reference AS "buyerReference", contract.number AS "contractNumber",
           invoice.bill_to AS "billTo", invoice.billed_by AS "billedBy", invoice.pay_to AS "payTo", invoice.terms,
           invoice.notes, invoice.lines_minor AS "linesMinor", invoice.allowance_minor AS "allowanceMinor",
           invoice.charge_minor AS "chargeMinor", invoice.tax_minor AS "taxMinor", invoice.total_minor AS "totalMinor",
           invoice.prepaid_minor AS "prepaidMinor", invoice.rounding_minor AS "roundingMinor",
           invoice.payable_minor AS "payableMinor", look.logo_url AS "logoUrl", look.brand_color AS color,
           ${rowsBelow}
    FROM invoice
    JOIN contract ON contract.id = invoice.contract_id
    ${asker ? joinOwnAccessSql(asker) : Prisma.empty}
    JOIN account ON account.id = invoice.account_id
    CROSS JOIN LATERAL portal.look_of(invoice.seller_entity_id, invoice.created_at) look
    LEFT JOIN invoice_revision kept ON kept.invoice_id = invoice.id AND kept.revision = ${revision}::int
    WHERE invoice.reference = ${reference}
      AND (${revision}::int IS NULL OR invoice.revision = ${revision}::int OR kept.revision IS NOT NULL)`;
  if (!row) throw notFound();
  return row;
}

/** A party as a document names it. */
export const partyOf = ({ name, lines, taxId, registrationNumber }: Party) => ({
  ...{ name, taxId, registrationNumber },
  addressLines: lines,
});

async function sellerOf(tx: Tx, { billedBy, logoUrl, color }: DocumentRow): Promise<DocumentSeller> {
  const { email, phone } = billedBy;
  return { ...partyOf(billedBy), email, phone, color, logo: await readLogo(tx, logoUrl) };
}

const taxLabel = (rate: string | null): string | null => (rate === null ? null : `${rate} %`);

const linesOf = ({ lines, currency }: DocumentRow): InvoiceDocument["lines"] =>
  lines.map(({ amountMinor, taxRate, ...line }) => ({
    ...line,
    amount: money(BigInt(amountMinor), currency),
    taxLabel: taxLabel(taxRate),
  }));

const adjustmentsOf = ({ adjustments, currency }: DocumentRow): InvoiceDocument["adjustments"] =>
  adjustments.map(({ kind, reason, amountMinor, taxRate }) => ({
    ...{ kind, reason, taxLabel: taxLabel(taxRate) },
    amount: money(BigInt(amountMinor), currency),
  }));

function taxesOf({ taxes, currency }: DocumentRow, locale: Locale): InvoiceDocument["taxes"] {
  const name = translator(locale)("invoices.tax");
  return taxes.map(({ rate, baseMinor, amountMinor, exemption }) => ({
    label: rate === null ? name : `${name} ${rate} %`,
    base: money(BigInt(baseMinor), currency),
    amount: money(BigInt(amountMinor), currency),
    note: exemption,
  }));
}

function totalsOf(row: DocumentRow): InvoiceDocument["totals"] {
  const amount = (minor: bigint) => money(minor, row.currency);
  return {
    lines: amount(row.linesMinor),
    allowances: amount(row.allowanceMinor),
    charges: amount(row.chargeMinor),
    net: amount(row.totalMinor - row.taxMinor),
    tax: amount(row.taxMinor),
    total: amount(row.totalMinor),
    prepaid: amount(row.prepaidMinor),
    rounding: amount(row.roundingMinor),
    payable: amount(row.payableMinor),
  };
}
