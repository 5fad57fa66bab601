import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  fromDateColumn,
  isPlainDate,
  plainDate,
  toDateColumn,
} from "./dates";

/** Days since 1970, by plain counting. */
const count = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const anyDay = fc
  .integer({ min: -25_000, max: 47_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const anyDate = anyDay.map(plainDate);

describe("a calendar date", () => {
  test.each([
    "2027-02-29",
    "2027-13-01",
    "2027-00-10",
    "2027-01-32",
    "2027-1-1",
    "27-01-01",
    "2027-01-01T00:00",
    "",
    "today",
    " 2027-01-01",
  ])("%j is none", (text) => {
    expect(() => plainDate(text)).toThrow(RangeError);
  });

  test("is told from other text by its form", () => {
    expect(["2027-01-01", "2027-1-1", "", 5, null, undefined].map(isPlainDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test("goes into a date column and comes back the same, and sorts as text", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (left, right) => {
        expect(fromDateColumn(toDateColumn(left))).toBe(left);
        expect(left < right).toBe(count(left) < count(right));
      }),
    );
  });
});

describe("counting days", () => {
  test.each([
    ["2028-03-01", -90, "2027-12-02"],
    ["2027-03-01", -90, "2026-12-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-12-31", 1, "2028-01-01"],
    ["2027-03-13", 1, "2027-03-14"], // the clocks change in Los Angeles
  ])("%s %d days is %s", (from, days, to) => {
    expect(addDays(plainDate(from), days)).toBe(to);
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(days);
  });

  test("agrees with plain counting, there and back", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = addDays(from, days);
        expect(count(to) - count(from)).toBe(days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });
});

describe("counting months", () => {
  test.each([
    ["2027-01-31", 1, "2027-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2027-01-31", 2, "2027-03-31"], // from the anchor: the short February between leaves no trace
    ["2027-03-31", 1, "2027-04-30"],
    ["2027-12-15", 1, "2028-01-15"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2027-03-31", -1, "2027-02-28"],
    ["2027-05-09", -24, "2025-05-09"],
  ])("%s and %d months is %s", (from, months, to) => {
    expect(addMonths(plainDate(from), months)).toBe(to);
  });

  test("keeps the day, or the month's last where it has no such day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const [year = 0, month = 0, day = 0] = from.split("-").map(Number);
        const wanted = year * 12 + (month - 1) + months;
        const lastOfMonth = new Date(Date.UTC(Math.floor(wanted / 12), (wanted % 12) + 1, 0)).getUTCDate();
        const parts = [Math.floor(wanted / 12), (wanted % 12) + 1, Math.min(day, lastOfMonth)];
        expect(addMonths(from, months)).toBe(parts.map((part) => String(part).padStart(2, "0")).join("-"));
      }),
    );
  });
});

describe("the day an instant falls on", () => {
  test.each([
    ["2027-03-11T07:59:59.999Z", "America/Los_Angeles", "2027-03-10"],
    ["2027-03-11T08:00:00.000Z", "America/Los_Angeles", "2027-03-11"],
    ["2027-03-10T22:59:59.999Z", "Europe/Stockholm", "2027-03-10"],
    ["2027-03-10T23:00:00.000Z", "Europe/Stockholm", "2027-03-11"],
    ["2027-07-10T22:00:00.000Z", "Europe/Stockholm", "2027-07-11"], // summer time
    ["2027-03-10T18:14:59.999Z", "Asia/Kathmandu", "2027-03-10"],
    ["2027-03-10T18:15:00.000Z", "Asia/Kathmandu", "2027-03-11"],
    ["2027-03-10T10:00:00.000Z", "Pacific/Kiritimati", "2027-03-11"],
    ["2027-03-10T10:59:59.999Z", "Pacific/Pago_Pago", "2027-03-09"],
  ])("%s in %s is %s", (instant, zone, day) => {
    expect(calendarDay(new Date(instant), zone)).toBe(day);
  });

  test("is not made up for a zone that does not exist", () => {
    expect(() => calendarDay(new Date(), "Mars/Olympus")).toThrow(RangeError);
  });
});
