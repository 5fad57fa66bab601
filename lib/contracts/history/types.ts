import type { Page } from "@/lib/platform/keyset";

/** One thing that happened to a contract [CON-7]. */
export interface HistoryRow {
  readonly id: string;
  readonly at: Date;
  /** `<noun>.<what_happened>`; messages of `history.actions` say it as a sentence. */
  readonly action: string;
  /** Their name where the viewer knows it, else their address; null for the portal itself. */
  readonly who: string | null;
  readonly before: Readonly<Record<string, string | number | boolean | null>>;
  readonly after: Readonly<Record<string, string | number | boolean | null>>;
}

export interface ContractHistory extends Page<HistoryRow> {
  readonly contractNumber: string;
  readonly billGroup: string;
  /** IANA zone of the seller entity, in which times are told. */
  readonly timeZone: string;
}
