import type { HistoryEvent } from "@/lib/notices/types";
import type { Page } from "@/lib/platform/keyset";

/** One thing that happened to a contract [CON-7]. */
export interface HistoryRow extends HistoryEvent {
  readonly id: string;
  readonly at: Date;
}

export interface ContractHistory extends Page<HistoryRow> {
  readonly contractNumber: string;
  readonly billGroup: string;
  /** IANA zone of the seller entity, in which times are told. */
  readonly timeZone: string;
}
