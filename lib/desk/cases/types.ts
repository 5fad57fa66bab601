import type { Page } from "@/lib/platform/keyset";
import type { CaseDetails, CaseRow } from "@/lib/support/types";

export interface DeskCaseRow extends CaseRow {
  readonly account: string;
}

export type DeskCaseList = Page<DeskCaseRow>;

/** A case as whoever answers it sees it. */
export interface DeskCase extends CaseDetails {
  readonly account: { readonly id: string; readonly name: string };
  /** Whether who reads it also answers it; else customer service does. */
  readonly mayAnswer: boolean;
  readonly opener: { readonly name: string | null; readonly email: string };
}
