import { plainDate } from "@/lib/platform/dates";
import type { Refusal } from "@/lib/platform/decision";

const day = plainDate("2028-03-01");
const open = { minor: 100n, currency: "USD" };

/** What the sentences about disputes, promises and transfers are given. */
export const COLLECTIONS_PARAMS: Readonly<Record<string, Refusal["params"]>> = {
  "dispute.under_way_by": { by: "Ben Holt" },
  "promise.past": { today: day },
  "promise.too_far": { latest: day },
  "promise.too_much": { open },
  "transfer.future": { today: day },
  "transfer.too_old": { earliest: day },
  "transfer.too_much": { open },
  "collections.too_many": { minutes: 3, seconds: 170 },
  "collections.amount_malformed": { currency: "USD" },
};
