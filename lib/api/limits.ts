import type { Limit } from "@/lib/platform/limits";

/** Of one key: an import of some thousand records one by one takes its time; batches take 500 at once. */
export const REQUESTS_OF_KEY: Limit = { points: 600, seconds: 60 };
/** Of one network with keys that are none. */
export const WRONG_KEYS: Limit = { points: 30, seconds: 60 };
/** A batch of big invoices. */
export const MOST_BODY_BYTES = 5_000_000;
