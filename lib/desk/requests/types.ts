import type { RequestRow } from "@/lib/catalog/requests/types";
import type { Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";

/** In the list, with whose it is. */
export interface DeskRequestRow extends RequestRow {
  readonly account: string;
  readonly billGroup: string;
  readonly timeZone: string;
}

export type DeskRequestList = Page<DeskRequestRow>;

/** A request's page at the desk. */
export interface DeskRequest extends DeskRequestRow {
  readonly accountId: string;
  readonly note: string | null;
  /** There was one, and went with who wrote it. */
  readonly isNoteErased: boolean;
  readonly endedAt: Date | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly quoteNumber: string | null;
  /** Published ones of its bill group, the newest first, to answer it with. */
  readonly quotes: readonly { readonly number: string; readonly title: string }[];
  /** Where a quote for it begins, with what was asked for filled in. */
  readonly quoteFor: Readonly<Record<string, string>>;
  readonly answering: Decision;
}
