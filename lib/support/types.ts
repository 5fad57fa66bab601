import type { FileRow } from "@/lib/files/types";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";

export type CaseStatus = "open" | "waiting" | "closed";

export interface CaseRow {
  readonly number: string;
  /** Null: its opener was erased. */
  readonly subject: string | null;
  readonly status: CaseStatus;
  readonly openedAt: Date;
  readonly lastAt: Date;
}

export type CaseList = Page<CaseRow>;

/** What a case is about, where that was said. */
export interface CaseAbout {
  readonly contract: string | null;
  readonly invoice: { readonly number: string; readonly reference: string } | null;
}

export interface CaseMessage {
  readonly id: string;
  /** Null: taken away at its writer's request. */
  readonly text: string | null;
  readonly at: Date;
  /** Of the seller's people; null: the opener. */
  readonly staff: string | null;
}

/** What was written, or a file that was added. */
export interface CaseEntry extends CaseMessage {
  readonly file: FileRow | null;
}

export interface CaseDetails extends CaseRow, CaseAbout {
  readonly id: string;
  readonly timeZone: string;
  /** The oldest first. */
  readonly messages: readonly CaseMessage[];
  /** The oldest first. */
  readonly files: readonly FileRow[];
  readonly writing: Decision;
  readonly adding: Decision;
}

/** Whom to turn to, by name [HLP-3]. */
export interface SupportContacts {
  readonly customerService: Contact;
  readonly collector: Contact;
  readonly accountExecutive: Contact;
  readonly timeZone: string;
}

/** The form that opens a case, filled from where it was asked for. */
export interface NewCase extends CaseAbout {
  /** Pressed twice, it is one case. */
  readonly key: string;
  readonly question: string;
}
