import { z } from "zod";
import { searchDay, searchText } from "@/lib/platform/search";

export const INVOICE_STATUSES = [
  "open",
  "overdue",
  "partially_paid",
  "processing",
  "paid",
  "void",
  "disputed",
] as const;
export const INVOICE_SORTS = ["issued", "issued_up", "due", "due_up", "total", "total_up"] as const;
export type InvoiceSort = (typeof INVOICE_SORTS)[number];

/** The list's state as it stands in the URL [INV-1]; anything odd falls back rather than fails. */
export const invoiceSearch = z.object({
  q: searchText(60),
  status: z
    .enum([...INVOICE_STATUSES, "unpaid"])
    .optional()
    .catch(undefined),
  contract: searchText(40),
  /** A bill group's id [BIL-7]. */
  group: z.uuid().optional().catch(undefined),
  from: searchDay,
  to: searchDay,
  sort: z.enum(INVOICE_SORTS).catch("issued"),
  after: searchText(200),
  before: searchText(200),
});
export type InvoiceSearch = z.output<typeof invoiceSearch>;

/** As the seller writes it, with what tells it from a namesake. */
export const invoiceReference = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}+$/u);

/** The reference in a page's address, which comes encoded; null when it cannot be one. */
export function referenceInPath(segment: string): string | null {
  try {
    return invoiceReference.safeParse(decodeURIComponent(segment)).data ?? null;
  } catch {
    return null;
  }
}

/** Which revision of an invoice an address asks for; null when it cannot be one. */
export const revisionInSearch = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null);
