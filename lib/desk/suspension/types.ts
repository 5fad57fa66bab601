import type { SuspensionReason } from "@/lib/accounts/types";
import type { Contact, Decision } from "@/lib/platform/decision";

/** What the rules on suspending look at. */
export interface SuspensionFacts {
  /** Admins and collectors [DSK]. */
  readonly maySuspend: boolean;
  readonly reason: SuspensionReason | null;
  readonly hasOverdue: boolean;
  readonly collector: Contact;
}

/** The last time it was done, for colleagues. */
export interface LastSuspension {
  readonly at: Date;
  readonly who: string;
  readonly note: string | null;
}

/** How it stands with an account's suspension [DSK-1]. */
export interface SuspensionState {
  readonly accountId: string;
  readonly account: string;
  readonly reason: SuspensionReason | null;
  readonly hasOverdue: boolean;
  readonly last: LastSuspension | null;
  readonly timeZone: string;
  readonly suspendForDebt: Decision;
  readonly suspend: Decision;
  readonly lift: Decision;
}
