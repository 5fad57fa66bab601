import type { Decision } from "@/lib/platform/decision";
import type { StaffRole } from "@/lib/platform/desk-permissions";
import type { Page } from "@/lib/platform/keyset";

/** One of the seller's people. */
export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly role: StaffRole;
  readonly hasFactor: boolean;
  readonly hasLeft: boolean;
}

export type StaffList = Page<StaffRow>;

/** What the rules on one of them look at. */
export interface StaffFacts extends StaffRow {
  /** Active admins besides them. */
  readonly otherAdmins: number;
  readonly executiveOf: number;
  readonly collectorOf: number;
}

export interface Successor {
  readonly id: string;
  readonly name: string;
}

/** One of them, with what may be done. */
export interface StaffDetails extends StaffFacts {
  readonly end: Decision;
  readonly reset: Decision;
  readonly changeRole: Decision;
  readonly executives: readonly Successor[];
  readonly collectors: readonly Successor[];
}
