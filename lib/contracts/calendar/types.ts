import type { PlainDate } from "@/lib/platform/dates";

/** The days on which renewal can be decided, as an event of a calendar [REN-7]. */
export interface WindowEvent {
  readonly contractId: string;
  readonly number: string;
  readonly account: string;
  readonly seller: string;
  readonly endsOn: PlainDate;
  /** False: there is nothing to decide any more, so calendars that have it cross it out. */
  readonly isOpen: boolean;
  /** Grows with every change, so that calendars take the newer one. */
  readonly sequence: number;
  readonly changedAt: Date;
}
