import type { InvoiceFacts } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

/** Money that came in, as the rules on using it look at it. */
export interface UnappliedFacts {
  readonly accountId: string;
  /** What of it pays nothing. */
  readonly left: Money;
  /** The payer's bank wants it back and has not decided. */
  readonly isAskedBack: boolean;
  /** Ids of the seller entities that it was paid to; none where nobody knows any more. */
  readonly sellers: readonly string[];
  readonly collector: Contact;
}

/** An invoice that it may be used on. */
export interface ApplicableFacts extends InvoiceFacts {
  readonly accountId: string;
  readonly sellerId: string;
  /** Something of the same payment pays it already. */
  readonly isPaidByIt: boolean;
}

/** An open invoice of the payment's account. */
export interface ApplicableInvoice {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly dueOn: PlainDate;
  readonly open: Money;
  readonly applying: Decision;
}

/** What the rule on taking money off an invoice again looks at, of the payment. */
export interface UsedFacts {
  /** The payer's bank wants it back and has not decided. */
  readonly isAskedBack: boolean;
  /** A refund took something of what it pays. */
  readonly isRefunded: boolean;
  readonly collector: Contact;
}

/** And of what it pays of one invoice. */
export interface UseFacts {
  /** The invoice's. */
  readonly number: string;
  readonly isVoid: boolean;
  /** A bank took some of it back. */
  readonly isChargedBack: boolean;
  /** Null: the payment came for the invoice. */
  readonly appliedAt: Date | null;
  /** It pays the invoice no more. */
  readonly takenOff: TakenOff | null;
}

export interface TakenOff {
  readonly who: string;
  readonly at: Date;
  /** In the zone of the invoice's seller entity. */
  readonly on: PlainDate;
}

/** What a payment pays of an invoice, or paid until it was taken off again. */
export interface PaidInvoice {
  /** What names this use, and none before or after it. */
  readonly share: string;
  readonly reference: string;
  readonly number: string;
  readonly amount: Money;
  /** When money that paid nothing was used on it; null: it came for it. */
  readonly appliedAt: Date | null;
  readonly takenOff: TakenOff | null;
  readonly takingOff: Decision;
}

/** A payment with money that pays nothing, and what it could pay [PAY-9]. */
export interface UnappliedPayment {
  readonly number: string;
  readonly accountId: string;
  readonly account: string;
  readonly methodName: string;
  readonly last4: string | null;
  readonly receivedAt: Date;
  readonly timeZone: string;
  readonly amount: Money;
  readonly left: Money;
  readonly paid: readonly PaidInvoice[];
  /** The newest first. */
  readonly takenOff: readonly PaidInvoice[];
  readonly invoices: readonly ApplicableInvoice[];
  readonly hasMore: boolean;
}

/** The step before it is used on one invoice. */
export interface Applying extends Pick<UnappliedPayment, "number" | "account" | "left"> {
  readonly invoice: ApplicableInvoice;
  /** As much as can be. */
  readonly most: Money;
  /** Addresses of the contract's contacts. */
  readonly holders: readonly string[];
}

/** The step before it is taken off an invoice again. */
export interface TakingOff extends Pick<UnappliedPayment, "number" | "account"> {
  readonly use: PaidInvoice;
  /** What is open on the invoice then. */
  readonly open: Money;
  readonly dueOn: PlainDate;
  /** By auto-pay, once it is due. */
  readonly isPaidByItself: boolean;
  readonly holders: readonly string[];
}
