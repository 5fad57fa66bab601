import type { PlainDate } from "@/lib/platform/dates";

/** A stage that invoices due between two days, both included, have come to. */
export interface DueStage {
  /** Null: from the beginning. */
  readonly dueFrom: PlainDate | null;
  readonly dueTo: PlainDate;
  /** So many days after the due date it began. */
  readonly days: number;
}
