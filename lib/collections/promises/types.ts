import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

/**
 * What has become of a promise: still to come, kept, or not; withdrawn, or replaced by a newer one. `moot`: nothing is to
 * be paid any more, though not by a payment in time.
 */
export type PromiseStanding = "waiting" | "kept" | "broken" | "moot" | "withdrawn" | "superseded";

/** What the rule on its standing looks at. */
export interface PromiseFacts {
  readonly promisedOn: PlainDate;
  readonly amountMinor: bigint;
  readonly ending: "withdrawn" | "superseded" | null;
  /** Received on the invoice since, up to the promised day. */
  readonly paidInTimeMinor: bigint;
  /** Of the invoice, now; zero for a void one. */
  readonly openMinor: bigint;
}

export interface PromiseDetails {
  readonly id: string;
  readonly promisedOn: PlainDate;
  readonly amount: Money;
  readonly at: Date;
  readonly who: string | null;
  readonly isMine: boolean;
  readonly standing: PromiseStanding;
  readonly withdrawal: Decision;
}
