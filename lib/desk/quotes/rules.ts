import type { DeskQuoteSearch } from "./schema";

/** The list with a state. */
export function deskQuotesPath(search: Partial<DeskQuoteSearch> = {}): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/desk/quotes?${new URLSearchParams(given)}` : "/desk/quotes";
}
