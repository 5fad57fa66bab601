import type { FileRow } from "@/lib/files/types";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

export const DISPUTE_KINDS = ["not_delivered", "wrong_amount", "billed_twice", "wrong_details", "other"] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];
export type DisputeEnding = "withdrawn" | "accepted" | "rejected";

/** A line that can be disputed by itself. */
export interface DisputableLine {
  readonly rank: number;
  readonly position: string;
  readonly description: string;
}

/** Who wrote or added something, as far as the reader may know their name. */
interface Said {
  readonly id: string;
  readonly at: Date;
  readonly who: string | null;
  readonly isStaff: boolean;
  readonly isMine: boolean;
}

/** The thread, the oldest first [INV-9]; no text where it was taken away at its writer's request. */
export type ThreadEntry =
  | (Said & { readonly text: string | null; readonly file: null })
  | (Said & { readonly file: FileRow });

export interface DisputeDetails {
  readonly id: string;
  readonly kind: DisputeKind;
  /** Null: the whole invoice. */
  readonly line: DisputableLine | null;
  readonly openedAt: Date;
  readonly ended: {
    readonly ending: DisputeEnding | null;
    /** Null also where it was taken away with what its writer wrote. */
    readonly note: string | null;
    readonly at: Date;
    readonly who: string | null;
  } | null;
  readonly entries: readonly ThreadEntry[];
  readonly writing: Decision;
  readonly withdrawal: Decision;
}

/** The page of an invoice's dispute: its thread, or the form that opens one. */
export interface DisputePage {
  readonly reference: string;
  readonly number: string;
  readonly open: Money;
  readonly timeZone: string;
  readonly collector: Contact;
  /** The open one, else the one that ended last. */
  readonly dispute: DisputeDetails | null;
  readonly opening: Decision;
  readonly lines: readonly DisputableLine[];
}
