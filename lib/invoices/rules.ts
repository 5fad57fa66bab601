import type { PlainDate } from "@/lib/platform/dates";
import type { InvoiceSearch } from "./schema";
import type { InvoiceFacts, InvoiceStatus } from "./types";

/** An invoice's page at the seller's desk. */
export const deskInvoicePath = (reference: string): string => `/desk/invoices/${encodeURIComponent(reference)}`;

/** An invoice's page; references are unique over the whole portal. */
export const invoicePath = (reference: string): string => `/invoices/${encodeURIComponent(reference)}`;

/** The document as issued [INV-2]. */
export const invoicePdfPath = (reference: string): string => `/api/invoices/${encodeURIComponent(reference)}/pdf`;

/** The list with a state; what is left out is as it comes [INV-1]. */
export const invoicesPath = (search: Partial<InvoiceSearch>): string => `/invoices${queryOf(search)}`;

/** The list's rows as a file, by the same state. */
export const invoicesCsvPath = ({ after: _after, before: _before, ...search }: Partial<InvoiceSearch>): string =>
  `/api/exports/invoices.csv${queryOf(search)}`;

function queryOf({ sort, ...rest }: Partial<InvoiceSearch>): string {
  const given = Object.entries({ ...rest, ...(sort && sort !== "issued" ? { sort } : {}) });
  const search = new URLSearchParams(given.filter((entry): entry is [string, string] => Boolean(entry[1])));
  return search.size > 0 ? `?${search}` : "";
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n);

interface Parts {
  readonly lines: readonly { readonly amountMinor: bigint }[];
  readonly taxes: readonly { readonly amountMinor: bigint }[];
  readonly adjustments: readonly { readonly kind: "allowance" | "charge"; readonly amountMinor: bigint }[];
  readonly prepaidMinor: bigint;
  readonly roundingMinor: bigint;
}

/** What a document's parts add up to, in minor units. */
export function totalsOf({ lines, adjustments, taxes, prepaidMinor, roundingMinor }: Parts) {
  const adjusted = (kind: "allowance" | "charge") =>
    sumOf(adjustments.filter((adjustment) => adjustment.kind === kind).map(({ amountMinor }) => amountMinor));
  const linesMinor = sumOf(lines.map(({ amountMinor }) => amountMinor));
  const [allowanceMinor, chargeMinor] = [adjusted("allowance"), adjusted("charge")];
  const taxMinor = sumOf(taxes.map(({ amountMinor }) => amountMinor));
  const totalMinor = linesMinor - allowanceMinor + chargeMinor + taxMinor;
  const payableMinor = totalMinor - prepaidMinor + roundingMinor;
  return { linesMinor, allowanceMinor, chargeMinor, taxMinor, totalMinor, payableMinor };
}

type StatusFacts = Pick<InvoiceFacts, "isVoid" | "payable" | "open" | "dueOn" | "isDisputed"> & {
  isProcessing: boolean;
};

/**
 * One status, the first that holds [INV-1]. Due today is not overdue; `today` is the seller entity's. An invoice of less
 * than zero is "paid": of the statuses there are, it is the one that asks nothing of anybody. What it owes back is no
 * matter of its status, and is never taken for a debt.
 */
export function invoiceStatus(invoice: StatusFacts, today: PlainDate): InvoiceStatus {
  if (invoice.isVoid) return "void";
  if (invoice.open.minor <= 0n) return "paid";
  if (invoice.isProcessing) return "processing";
  if (invoice.isDisputed) return "disputed";
  if (invoice.dueOn < today) return "overdue";
  return invoice.open.minor < invoice.payable.minor ? "partially_paid" : "open";
}
