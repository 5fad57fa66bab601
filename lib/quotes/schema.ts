import { z } from "zod";
import { searchText } from "@/lib/platform/search";

export const quoteNumber = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}+$/u);

/** The number in an address, which comes encoded; null when it cannot be one. */
export function quoteInPath(segment: string): string | null {
  try {
    return quoteNumber.safeParse(decodeURIComponent(segment)).data ?? null;
  } catch {
    return null;
  }
}

/** What a customer sees of one: drafts are nobody's. */
export const QUOTE_STATUSES = ["published", "accepted", "declined", "expired", "withdrawn"] as const;

/** The list's state as it stands in the URL [QUO-1]; anything odd falls back rather than fails. */
export const quoteSearch = z.object({
  q: searchText(60),
  status: z.enum(QUOTE_STATUSES).optional().catch(undefined),
  contract: searchText(40),
  after: searchText(200),
  before: searchText(200),
});
export type QuoteSearch = z.output<typeof quoteSearch>;

/** On a quote's page: whether signing in led to it [SIG-8], or the viewer has just signed it. */
export const quotePageSearch = z.object({
  first: z.literal("1").optional().catch(undefined),
  accepted: z.literal("1").optional().catch(undefined),
});

export const declineQuoteInput = z.object({
  quote: quoteNumber,
  /** Of the seller's quotes it is required, which the rule says. */
  reason: z
    .string()
    .max(2000, "too_long")
    .optional()
    .transform((text) => text?.trim() || null),
});
export type DeclineQuoteInput = z.output<typeof declineQuoteInput>;
