import type { PlainDate } from "@/lib/platform/dates";

/** From the window's opening to its last days [REN-7]. */
export const REMINDER_STEPS = ["window_opens", "two_weeks_left", "three_days_left"] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** Where a seller entity's calendar stands. */
export interface LocalTime {
  readonly today: PlainDate;
  /** Whether it is 08:00 there, or later. */
  readonly hasStruck: boolean;
}

/** A step that is due now, for contracts that end between two days, both included. */
export interface DueReminder {
  readonly step: ReminderStep;
  readonly endsFrom: PlainDate;
  readonly endsTo: PlainDate;
}
