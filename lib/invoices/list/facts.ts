import type { PlainDate } from "@/lib/platform/dates";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import { isPayableOnline } from "../online/rules";
import { invoiceStatus } from "../rules";
import type { InvoiceRow } from "../types";

/** What the list shows and its rules look at; days as text. */
export interface ListedRow {
  reference: string;
  number: string;
  contractNumber: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  today: PlainDate;
  poNumber: string | null;
  quoteNumber: string | null;
  hasSignedQuote: boolean;
  currency: string;
  totalMinor: bigint;
  payableMinor: bigint;
  openMinor: bigint;
  isVoid: boolean;
  isProcessing: boolean;
  isDisputed: boolean;
  onlineLimitMinor: bigint | null;
  partFromMinor: bigint | null;
  termsAllowOnline: boolean;
  /** On one row only: all would say the same. */
  contracts?: string[] | null;
}

export const isUnpaid = Prisma.sql`invoice.open_minor > 0 AND invoice.voided_at IS NULL`;
export const isDisputed = Prisma.sql`EXISTS (
  SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL)`;
export const isProcessing = Prisma.sql`EXISTS (
  SELECT FROM payment_attempt_invoice tried WHERE tried.invoice_id = invoice.id AND tried.is_open)`;
export const isLate = Prisma.sql`invoice.due_on < (
  SELECT portal.today(seller.time_zone) FROM seller_entity seller WHERE seller.id = invoice.seller_entity_id)`;
export const isReduced = Prisma.sql`invoice.open_minor < invoice.payable_minor`;
export const waits = Prisma.sql`${isUnpaid} AND NOT ${isDisputed} AND NOT ${isProcessing}`;

// Only what is unpaid can wait for anything, so nothing is looked up for what is not.
export const listColumns = Prisma.sql`
  invoice.reference, invoice.number, page.contract_number AS "contractNumber", invoice.issued_on::text AS "issuedOn",
  invoice.due_on::text AS "dueOn", seller.today, invoice.po_number AS "poNumber",
  invoice.quote_number AS "quoteNumber",
  invoice.quote_number IS NOT NULL AND EXISTS (
    SELECT FROM signed_quote signed
    WHERE signed.contract_id = invoice.contract_id AND signed.number = invoice.quote_number) AS "hasSignedQuote",
  invoice.currency, invoice.total_minor AS "totalMinor", invoice.payable_minor AS "payableMinor",
  invoice.open_minor AS "openMinor", invoice.voided_at IS NOT NULL AS "isVoid",
  ${isUnpaid} AND ${isProcessing} AS "isProcessing", ${isUnpaid} AND ${isDisputed} AS "isDisputed",
  entity_money.online_limit_minor AS "onlineLimitMinor", entity_money.part_payment_from_minor AS "partFromMinor",
  page.online_payment AS "termsAllowOnline"`;

/** As the list shows it. Each field by its name: to copy a row whole takes several times as long as to read it. */
export function toInvoiceRow(row: ListedRow): InvoiceRow {
  const { currency, isVoid, isProcessing, isDisputed, dueOn, termsAllowOnline } = row;
  const [payable, open] = [money(row.payableMinor, currency), money(row.openMinor, currency)];
  const onlineLimit = row.onlineLimitMinor === null ? null : money(row.onlineLimitMinor, currency);
  const partFrom = row.partFromMinor === null ? null : money(row.partFromMinor, currency);
  return {
    reference: row.reference,
    number: row.number,
    contractNumber: row.contractNumber,
    issuedOn: row.issuedOn,
    dueOn,
    poNumber: row.poNumber,
    quoteNumber: row.quoteNumber,
    hasSignedQuote: row.hasSignedQuote,
    total: money(row.totalMinor, currency),
    open,
    status: invoiceStatus({ isVoid, payable, open, dueOn, isDisputed, isProcessing }, row.today),
    isPayable: isPayableOnline({ isVoid, open, isDisputed, isProcessing, onlineLimit, partFrom, termsAllowOnline }),
  };
}
