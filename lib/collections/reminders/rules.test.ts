import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, plainDate } from "@/lib/platform/dates";
import { REMINDER_DAYS, restingSince, stagesDue } from "./rules";

const TODAY = plainDate("2028-03-13");
const stageOf = (dueOn: string): number[] =>
  stagesDue(TODAY)
    .filter(({ dueFrom, dueTo }) => (!dueFrom || dueFrom <= dueOn) && dueOn <= dueTo)
    .map(({ days }) => days);

describe("the stages of overdue invoices", () => {
  test.each([
    ["2028-03-13", []], // due today is not overdue
    ["2028-03-11", []],
    ["2028-03-10", [3]],
    ["2028-03-04", [3]],
    ["2028-03-03", [10]], // over the leap day
    ["2028-02-23", [10]],
    ["2028-02-22", [20]],
    ["2020-01-01", [20]],
  ])("[PAY-10] due on %s, on 13 March 2028: %j", (dueOn, stages) => {
    expect(stageOf(dueOn)).toEqual(stages);
  });

  test("[PAY-10] every invoice is in one stage at most: the newest that it has come to", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5_000 }), (late) => {
        const dueOn = addDays(TODAY, -late);
        expect(stageOf(dueOn)).toEqual(REMINDER_DAYS.filter((days) => days <= late).slice(-1));
      }),
    );
  });

  test("[PAY-10] none follows another within four days, and the rhythm itself never waits for that", () => {
    expect(restingSince(TODAY)).toBe("2028-03-10");
    const gaps = REMINDER_DAYS.slice(1).map((days, at) => days - (REMINDER_DAYS[at] ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThan(daysBetween(restingSince(TODAY), TODAY));
  });
});
