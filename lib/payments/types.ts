import type { Money } from "@/lib/platform/money";

/** A share of a payment or attempt for one invoice, in minor units of its currency. */
export interface Share {
  readonly invoiceId: string;
  readonly contractId: string;
  readonly minor: bigint;
}

export type PaymentMethodKind = "card" | "bank_debit" | "transfer";

/** Money that has come in, about to be recorded. */
export interface PaymentDraft {
  readonly id: string;
  readonly accountId: string;
  readonly method: PaymentMethodKind;
  /** "Visa", or the bank of a transfer. */
  readonly methodName: string;
  readonly last4: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** Null: now. */
  readonly receivedAt: Date | null;
  readonly providerChargeId: string | null;
  readonly attemptId: string | null;
  readonly payerPersonId: string | null;
  readonly shares: readonly Share[];
}

/** What an invoice got. */
export interface RecordedShare extends Share {
  /** Its number. */
  readonly invoice: string;
}

/** Money that was recorded, in minor units of its currency. */
export interface RecordedPayment {
  readonly number: string;
  /** None of them zero. */
  readonly shares: readonly RecordedShare[];
  /** What was used for nothing. */
  readonly unappliedMinor: bigint;
}

/** How an attempt pays: with a card typed on the provider's page, or with a saved method, by a person or by auto-pay. */
export type AttemptKind = "checkout" | "saved" | "auto";

/** What the payment provider says of a payment, read afresh; the only source of an attempt's end. */
export type ProviderState =
  /** `actionUrl`: the bank's page, where it wants to hear from the person first. */
  | { readonly kind: "open"; readonly declineCode: string | null; readonly actionUrl: string | null }
  /** A saved method was refused. Nothing more is tried on this payment, and it is still to be closed there. */
  | { readonly kind: "declined"; readonly declineCode: string }
  | { readonly kind: "processing" }
  | { readonly kind: "expired"; readonly declineCode: string | null }
  | {
      readonly kind: "paid";
      readonly chargeId: string;
      readonly method: PaymentMethodKind;
      readonly methodName: string;
      readonly last4: string | null;
      readonly paidAt: Date;
      /** Some of it has gone back already, or is to: it was recorded late. */
      readonly isReversed: boolean;
    };

/** A payment at the provider: a checkout's, or a saved method's. */
export interface ProviderPayment {
  /** The checkout session's or payment intent's id. */
  readonly id: string;
  /** Whose saved method it is charged to; null for a checkout. */
  readonly customerId: string | null;
  /** Our attempt's id, as the provider kept it. */
  readonly attemptId: string | null;
  /** Minor units and ISO 4217, in capitals. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly state: ProviderState;
}

export type AttemptStatus = "created" | "open" | "processing" | "succeeded" | "failed" | "expired" | "canceled";

/** Where a person's payment stands: the page they come back to [PAY-4, PAY-5, PAY-6]. */
export interface PaymentOutcome {
  readonly id: string;
  readonly kind: AttemptKind;
  readonly means: "card" | "bank_debit";
  readonly status: AttemptStatus;
  /** Of it what this reader's invoices get, where it is for others as well. */
  readonly amount: Money;
  /** It is also for invoices that this reader does not see. */
  readonly isPart: boolean;
  readonly declineCode: string | null;
  readonly payerEmail: string;
  readonly expiresAt: Date;
  readonly timeZone: string;
  readonly isOwn: boolean;
  readonly invoices: readonly {
    readonly reference: string;
    readonly number: string;
    readonly amount: Money;
    readonly open: Money;
  }[];
  /** What of the money was used for nothing, since less was open when it came in. */
  readonly unapplied: Money | null;
  /** Once money has come in. */
  readonly payment: {
    readonly number: string;
    readonly method: PaymentMethodKind;
    /** Null to those who are not told with which card it was paid. */
    readonly methodName: string | null;
    readonly last4: string | null;
    readonly receivedAt: Date;
  } | null;
}

/** Money of a payment that paid nothing, and the invoice that it is used on; in minor units of both. */
export interface AppliedShare extends Share {
  readonly accountId: string;
  readonly paymentId: string;
  readonly currency: string;
}
