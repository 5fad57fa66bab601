import type { PersonStanding } from "@/lib/access/person-rows";
import type { Decision } from "@/lib/platform/decision";

/** What is held of somebody, as rules look at it. */
export type PersonFacts = PersonStanding;

/** How much of what there is, for who decides. */
export interface HeldData {
  readonly names: number;
  readonly places: number;
  readonly sessions: number;
  readonly payments: number;
  readonly signatures: number;
  readonly cases: number;
  readonly disputes: number;
  /** What they wrote in cases and disputes, the first of each included. */
  readonly texts: number;
  /** What they added to product requests, and why they declined quotes. */
  readonly notes: number;
  /** Invoices mailed to somebody outside. */
  readonly shares: number;
  readonly caseFiles: number;
  /** Files added to disputes and transfers. */
  readonly evidence: number;
  readonly history: number;
  /** Addresses of bill groups and contracts that name them: the account's, which changes them. */
  readonly addresses: number;
}

export interface PersonalData extends PersonFacts {
  readonly names: readonly { readonly account: string; readonly name: string; readonly phone: string | null }[];
  readonly held: HeldData;
  readonly erase: Decision;
}
