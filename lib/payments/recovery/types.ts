import type { SavedKind } from "../methods/types";

/** Of an invoice, whose contract it has for ever. */
export interface WantedShare {
  readonly invoiceId: string;
  readonly minor: bigint;
}

/** An attempt as the provider was told of it: enough to know what money was for, should it be forgotten here. */
export interface Described {
  readonly attemptId: string;
  readonly accountId: string;
  /** Null for auto-pay. */
  readonly payerId: string | null;
  readonly locale: string;
  readonly means: SavedKind;
  /** The saved method it was made with; null for the provider's page. */
  readonly methodId: string | null;
  readonly shares: readonly WantedShare[];
}

/** Something at the provider that names an attempt of ours. */
export interface Remembered {
  readonly attemptId: string;
  /** Null: made before attempts were described. */
  readonly described: Described | null;
  readonly sessionId: string | null;
  readonly intentId: string | null;
}

export type RecoveredAs =
  /** As it was: the attempt with its invoices, settled by what the provider says. */
  | "settled"
  /** Its invoices are not there or not open any more: the account's unapplied money. */
  | "unapplied"
  /** Nobody had paid yet: closed at the provider, so that nobody can. */
  | "closed"
  /** It ended there without money. */
  | "nothing"
  /** It does not say whose it is. */
  | "unknown";

export interface Recovered {
  readonly attemptId: string;
  readonly providerId: string;
  readonly as: RecoveredAs;
  readonly amountMinor: bigint;
  readonly currency: string;
}
