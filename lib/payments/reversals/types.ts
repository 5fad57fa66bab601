import type { Share } from "../types";

export type RefundStatus = "pending" | "succeeded" | "failed" | "canceled";
/** Open until the bank has decided. */
export type ChargebackStatus = "open" | "won" | "lost";

/** A refund as the provider has it, read afresh. */
export interface ProviderRefund {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: RefundStatus;
  /** The provider's code. */
  readonly reason: string | null;
  readonly at: Date;
}

/** A chargeback as the provider has it, read afresh. */
export interface ProviderDispute extends Omit<ProviderRefund, "status"> {
  readonly status: ChargebackStatus;
}

/** Everything that became of a charge, the oldest first. */
export interface ProviderReversals {
  readonly refunds: readonly ProviderRefund[];
  readonly disputes: readonly ProviderDispute[];
}

/** What came in and what it paid: the allocations are for ever. */
export interface PaidMoney {
  readonly amountMinor: bigint;
  readonly shares: readonly Share[];
}

export interface RefundFacts {
  readonly id: string;
  readonly minor: bigint;
  /** The money has gone back, as far as anybody knows; not once the bank has sent it back. */
  readonly counts: boolean;
}

export interface ChargebackFacts {
  readonly id: string;
  readonly minor: bigint;
  readonly isLost: boolean;
  /** What opened again on the invoices together. */
  readonly openedMinor: bigint;
}

/** Where all that went back came from, each in minor units. */
export interface Standing {
  readonly refunds: readonly {
    readonly id: string;
    readonly unappliedMinor: bigint;
    /** In the order of the payment's shares. */
    readonly shares: readonly bigint[];
  }[];
  readonly chargebacks: readonly { readonly id: string; readonly unappliedMinor: bigint }[];
  /** Gone back in all, and of it what came off unapplied money, what opens nothing, and what opened invoices again. */
  readonly totals: { readonly cash: bigint; readonly unapplied: bigint; readonly refunded: bigint };
}

/** A share of a payment as a chargeback looks at it. */
export interface TakeableShare extends Share {
  readonly isVoid: boolean;
  /** What chargebacks have taken back of it. */
  readonly takenMinor: bigint;
}
