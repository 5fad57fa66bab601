import type { BillGroupStanding } from "@/lib/billing/types";
import type { InvoiceFacts } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { MethodDetails } from "../methods/types";

/** What an order to charge a saved method names; amounts are never the caller's [M2]. */
export interface SavedCharge {
  readonly reference: string;
  readonly methodId: string;
}

/** What the rule on paying with a saved method looks at. */
export interface SavedPaymentFacts {
  readonly invoice: InvoiceFacts;
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

/** With what an invoice can be paid besides a new card. */
export interface SavedOffer {
  readonly reference: string;
  readonly number: string;
  readonly open: Money;
  /** Whether it can be paid online at all. */
  readonly payment: Decision;
  readonly methods: readonly {
    readonly id: string;
    /** Null for who may not see them, and so not use it. */
    readonly details: MethodDetails | null;
    /** What its contract is paid with by itself. */
    readonly isUsual: boolean;
    readonly pay: Decision;
  }[];
}
