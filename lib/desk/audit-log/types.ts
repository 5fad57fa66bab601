import type { HistoryEvent } from "@/lib/notices/types";
import type { Page } from "@/lib/platform/keyset";

/** One row of the audit log [DSK-7]. */
export interface AuditRow extends HistoryEvent {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: "person" | "staff" | "system";
  readonly actorEmail: string | null;
  readonly accountId: string | null;
  readonly account: string | null;
  readonly contractNumber: string | null;
  readonly billGroup: string | null;
  readonly requestId: string;
}

export interface AuditLog extends Page<AuditRow> {
  /** The first seller entity's: days of the search and instants are by it. */
  readonly timeZone: string;
}
