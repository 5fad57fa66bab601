import type { InvoiceDraft } from "../types";
import type { CreditMemoSearch } from "./schema";
import type { PrintedMemo } from "./types";

/** The list with a state; what is left out is as it comes [PAY-10]. */
export const creditMemosPath = (search: Partial<CreditMemoSearch> = {}): string => `/credit-memos${queryOf(search)}`;

/** The list's rows as a file, by the same state. */
export const creditMemosCsvPath = ({ after: _after, before: _before, ...search }: Partial<CreditMemoSearch>): string =>
  `/api/exports/credit-memos.csv${queryOf(search)}`;

/** Numbers are unique within a seller entity only, so an id names it. */
export const creditMemoPath = (id: string): string => `/credit-memos/${id}`;

/** The document as issued. */
export const creditMemoPdfPath = (id: string): string => `/api/credit-memos/${id}/pdf`;

function queryOf(search: Partial<CreditMemoSearch>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, state, contract, from, to }: Partial<CreditMemoSearch>): boolean =>
  [q, state, contract, from, to].some((value) => value !== undefined);

type Printable = Pick<
  InvoiceDraft,
  | "billTo"
  | "billedBy"
  | "poNumber"
  | "buyerReference"
  | "notes"
  | "lines"
  | "taxes"
  | "adjustments"
  | "prepaidMinor"
  | "roundingMinor"
>;

/** What a memo's document shows, as it is kept. */
export const toPrinted = (draft: Printable, corrects: string | null): PrintedMemo => ({
  ...{ billTo: draft.billTo, billedBy: draft.billedBy, corrects, poNumber: draft.poNumber },
  ...{ buyerReference: draft.buyerReference, notes: draft.notes },
  lines: draft.lines.map(({ amountMinor, ...line }) => ({ ...line, amountMinor: String(amountMinor) })),
  taxes: draft.taxes.map(({ baseMinor, amountMinor, ...tax }) => ({
    ...{ ...tax, baseMinor: String(baseMinor), amountMinor: String(amountMinor) },
  })),
  adjustments: draft.adjustments.map(({ amountMinor, ...one }) => ({ ...one, amountMinor: String(amountMinor) })),
  ...{ prepaidMinor: String(draft.prepaidMinor), roundingMinor: String(draft.roundingMinor) },
});
