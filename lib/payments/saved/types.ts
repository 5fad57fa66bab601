import type { BillGroupStanding } from "@/lib/billing/types";
import type { PlainDate } from "@/lib/platform/dates";

/** What an order to charge a saved method for one invoice names; amounts are never the caller's [M2]. */
export interface SavedCharge {
  readonly reference: string;
  readonly methodId: string;
}

/** What the rule on using a saved method looks at. */
export interface MethodUse {
  /** How the person stands to the bill group; null for auto-pay, which acts for nobody who presses. */
  readonly standing: BillGroupStanding | null;
  /** The last day the card is good for; null for what does not run out. */
  readonly expiresOn: PlainDate | null;
  readonly today: PlainDate;
}

/** A saved payment begun, or begun before and gone on with. */
export interface StartedCharge {
  readonly attemptId: string;
}
