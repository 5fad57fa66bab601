import { invoiceReference } from "../schema";

/** In one zip. */
export const MOST_IN_ZIP = 500;

/**
 * The invoices that an address names, `?invoice=A&invoice=B`, each once.
 * @returns null where one cannot be an invoice's, or there are more than fit
 */
export function chosenInSearch(search: URLSearchParams): string[] | null {
  const given = [...new Set(search.getAll("invoice").filter((text) => text !== ""))];
  if (given.length > MOST_IN_ZIP) return null;
  const parsed = given.map((text) => invoiceReference.safeParse(text));
  return parsed.every(({ success }) => success) ? parsed.flatMap(({ data }) => data ?? []) : null;
}
