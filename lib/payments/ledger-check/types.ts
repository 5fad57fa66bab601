/** What is looked at: everything, or what the newest facts, attempts and charges are about. */
export type CheckScope = "whole" | "lately";

/** Two places that should say the same of one thing, and do not. */
export interface Finding {
  /** "invoice", "payment" and so on. */
  readonly of: string;
  /** What people call it, where it has a name. */
  readonly name: string | null;
  readonly id: string;
  /** What should be the same: "open balance, by its ledger entries". */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

export const CHECKED = ["invoices", "credit memos", "payments", "ledger facts", "attempts", "charges"] as const;
export type Checked = (typeof CHECKED)[number];

export interface CheckSummary {
  readonly counts: Readonly<Record<Checked, number>>;
  readonly findings: number;
  /** Why the provider could not be asked; null where everything was compared. */
  readonly uncompared: "down" | "not set up" | null;
}

/** A charge as the provider tells of it, with our attempt's id. */
export interface ProviderCharge {
  readonly id: string;
  readonly attemptId: string;
  readonly isPaid: boolean;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Something of it went back, or a bank wants it back. */
  readonly isReversed: boolean;
}

/** What is known here of a refund or a chargeback. */
export interface KnownReversal {
  readonly providerId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: string;
}

/** What is known here of a charge and of the attempt that it names. */
export interface KnownCharge {
  /** Null: there is no such attempt here. */
  readonly attemptStatus: string | null;
  /** Nobody has had the time to settle it yet. */
  readonly isUnderWay: boolean;
  readonly payment: {
    readonly id: string;
    readonly number: string;
    readonly attemptId: string | null;
    readonly amountMinor: bigint;
    readonly currency: string;
    /** Something of it went back, as far as is known here. */
    readonly isReversed: boolean;
  } | null;
}
