import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, plainDate } from "@/lib/platform/dates";
import { renewalWindow } from "../renewal/rules";
import { dueStep, reminderDays, remindersDue } from "./rules";

const ENDS = plainDate("2027-05-09"); // closes on 2 May
const at = (today: string, hasStruck = true) => ({ today: plainDate(today), hasStruck });
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate("2000-01-01"), days));
const anyTime = fc.record({ today: anyDay, hasStruck: fc.boolean() });

describe("the days of the reminders", () => {
  test("[REN-7] when the window opens, and 14 and 3 days before it closes", () => {
    expect(reminderDays(ENDS)).toEqual([
      { step: "window_opens", on: "2027-02-08" },
      { step: "two_weeks_left", on: "2027-04-18" },
      { step: "three_days_left", on: "2027-04-29" },
    ]);
  });

  test.each<[string, boolean, string | null]>([
    ["2027-02-07", true, null],
    ["2027-02-08", false, null], // the day it opens, before eight
    ["2027-02-08", true, "window_opens"],
    ["2027-02-15", true, "window_opens"], // a week late
    ["2027-02-16", true, null],
    ["2027-04-17", true, null],
    ["2027-04-18", false, null],
    ["2027-04-18", true, "two_weeks_left"],
    ["2027-04-25", true, "two_weeks_left"],
    ["2027-04-26", true, null],
    ["2027-04-29", false, null],
    ["2027-04-29", true, "three_days_left"],
    ["2027-05-02", true, "three_days_left"], // the closing day
    ["2027-05-03", false, null], // never after it, not even in its night
    ["2027-05-03", true, null],
  ])("[REN-7] on %s, eight has struck: %s → %s", (today, hasStruck, expected) => {
    expect(dueStep(ENDS, at(today, hasStruck))).toBe(expected);
  });

  test("[REN-7] never outside the window, never before its day, never the step before the latest", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10, max: 110 }), fc.boolean(), (endsOn, before, hasStruck) => {
        const today = addDays(endsOn, -before);
        const step = dueStep(endsOn, { today, hasStruck });
        if (!step) return;
        const { opens, closes } = renewalWindow(endsOn);
        expect(today >= opens && today <= closes).toBe(true);
        const days = reminderDays(endsOn);
        const on = days.find((day) => day.step === step)?.on ?? today;
        expect(daysBetween(on, today)).toBeGreaterThanOrEqual(hasStruck ? 0 : 1);
        expect(days.filter((day) => day.on < today).at(-1)?.on ?? on).toSatisfy((last) => on >= last);
      }),
    );
  });

  test("[REN-7] every step has its moment, whatever the end date", () => {
    fc.assert(
      fc.property(anyDay, (endsOn) => {
        for (const { step, on } of reminderDays(endsOn))
          expect(dueStep(endsOn, { today: on, hasStruck: true })).toBe(step);
      }),
    );
  });
});

describe("all contracts at once", () => {
  test("[REN-7] the spans hold exactly the end dates that are due one by one", () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const spans = remindersDue(time);
        for (let days = -5; days <= 110; days += 1) {
          const endsOn = addDays(time.today, days);
          const hit = spans.filter(({ endsFrom, endsTo }) => endsFrom <= endsOn && endsOn <= endsTo);
          expect(hit.map(({ step }) => step)).toEqual([dueStep(endsOn, time)].filter(Boolean));
        }
      }),
      { numRuns: 50 },
    );
  });
});
