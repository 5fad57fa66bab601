import { plainDate } from "@/lib/platform/dates";
import type { Refusal } from "@/lib/platform/decision";

const on = plainDate("2028-03-01");

/** What the sentences about quotes that have ended are given. */
export const QUOTES_PARAMS: Readonly<Record<string, Refusal["params"]>> = {
  "quotes.accepted": { on },
  "quotes.declined": { on },
  "quotes.withdrawn": { on },
  "quotes.expired": { on },
  "quotes.starts_too_early": { first: on },
  "quotes.starts_after_end": { ends: on },
  "quotes.term_too_long": { years: 10 },
  "quotes.expires_in_past": { first: on },
  "quotes.expires_after_end": { ends: on },
  "sellers.part_outside_limit": { limit: { minor: 100n, currency: "EUR" } },
  "sellers.part_under_least": { least: { minor: 50n, currency: "EUR" } },
};
