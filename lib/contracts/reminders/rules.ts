import { addDays, type PlainDate } from "@/lib/platform/dates";
import { renewalWindow } from "../renewal/rules";
import type { DueReminder, LocalTime, ReminderStep } from "./types";

/** Counted from the day on which the window closes; the first falls on the day on which it opens [REN-7]. */
const DAYS_BEFORE_CLOSING: Readonly<Record<Exclude<ReminderStep, "window_opens">, number>> = {
  two_weeks_left: 14,
  three_days_left: 3,
};
/** What could not be sent within a week of its day says nothing new any more; the next step will. */
const MOST_DAYS_LATE = 7;

/** The day of each step for a contract that ends on a day, the earliest first. */
export function reminderDays(endsOn: PlainDate): readonly { step: ReminderStep; on: PlainDate }[] {
  const { opens, closes } = renewalWindow(endsOn);
  return [
    { step: "window_opens", on: opens },
    { step: "two_weeks_left", on: addDays(closes, -DAYS_BEFORE_CLOSING.two_weeks_left) },
    { step: "three_days_left", on: addDays(closes, -DAYS_BEFORE_CLOSING.three_days_left) },
  ];
}

/**
 * The step that contracts ending on a day are reminded of now, or none: the latest whose day has come, from 08:00 on. It is
 * sent late, after an outage or to who was let in since, while it still helps: within a week of its day, never instead of
 * the next step, and never after the closing day.
 */
export function dueStep(endsOn: PlainDate, { today, hasStruck }: LocalTime): ReminderStep | null {
  if (today > renewalWindow(endsOn).closes) return null;
  const struck = hasStruck ? today : addDays(today, -1);
  const latest = reminderDays(endsOn)
    .filter(({ on }) => on <= struck)
    .at(-1);
  return latest && struck <= addDays(latest.on, MOST_DAYS_LATE) ? latest.step : null;
}

/** The same for all contracts at once: for each step the end dates that are due, as a span an index finds. */
export function remindersDue(time: LocalTime): DueReminder[] {
  const spans = new Map<ReminderStep, DueReminder>();
  for (let days = 0; days <= LONGEST; days += 1) {
    const endsOn = addDays(time.today, days);
    const step = dueStep(endsOn, time);
    if (step) spans.set(step, { step, endsFrom: spans.get(step)?.endsFrom ?? endsOn, endsTo: endsOn });
  }
  return [...spans.values()];
}

/** No window opens longer before the end. */
const LONGEST = 100;
