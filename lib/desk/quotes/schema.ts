import { z } from "zod";
import { typedQuantities } from "@/lib/catalog/schema";
import { searchText } from "@/lib/platform/search";
import { targetInput } from "@/lib/quotes/drafting/schema";

export const QUOTE_STATES = ["draft", "published", "accepted", "declined", "expired", "withdrawn"] as const;

/** The list's state as it stands in the URL [DSK-4]; anything odd falls back rather than fails. */
export const deskQuoteSearch = z.object({
  q: searchText(80),
  status: z.enum(QUOTE_STATES).optional().catch(undefined),
  account: z.uuid().optional().catch(undefined),
  after: searchText(600),
  before: searchText(600),
});
export type DeskQuoteSearch = z.output<typeof deskQuoteSearch>;

/** Where a new quote begins: what it is for, and quantities; null for what it is for while nobody has chosen. */
export const newQuoteSearch = z.looseObject({ q: searchText(80) }).transform(({ q, ...rest }) => ({
  q,
  target: targetInput.safeParse(rest).data ?? null,
  typed: typedQuantities(rest),
}));
export type NewQuoteSearch = z.output<typeof newQuoteSearch>;
