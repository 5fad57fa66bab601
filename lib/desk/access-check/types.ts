import type { AccessOfAddress, UnseenContract } from "@/lib/access/access-check";
import type { Decision, Refusal } from "@/lib/platform/decision";

export interface CheckedContract extends UnseenContract {
  /** Each of the causes, the first as headline [WHY-1]. */
  readonly because: Refusal | null;
}

/** What an address would see, and why [DSK-7]. */
export interface AccessCheck extends Omit<AccessOfAddress, "unseen"> {
  readonly email: string;
  readonly unseen: readonly CheckedContract[];
  /** One of the seller's people: the desk is theirs, whatever else they see. */
  readonly isStaff: boolean;
  readonly sessions: number;
  readonly endSessions: Decision;
  /** Who asks may have their data written out or erased. */
  readonly mayErase: boolean;
  /** Only the first are listed. */
  readonly isCut: boolean;
}

export type { SeenContract } from "@/lib/access/access-check";
