import { plainDate } from "@/lib/platform/dates";
import type { Refusal } from "@/lib/platform/decision";

const on = plainDate("2028-03-01");

/** What the sentences about quotes that have ended are given. */
export const QUOTES_PARAMS: Readonly<Record<string, Refusal["params"]>> = {
  "quotes.accepted": { on },
  "quotes.declined": { on },
  "quotes.withdrawn": { on },
  "quotes.expired": { on },
};
