import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, type PlainDate, plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import { estimate, estimateLine, nextBillingOn, nextPeriod, subscriptionsPath } from "./rules";
import type { BillableSubscription, BillingFrequency } from "./types";

const FREQUENCIES = ["monthly", "quarterly", "annual"] as const;
const MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate("2000-01-31"), days));
const anyFrequency = fc.constantFrom<BillingFrequency>(...FREQUENCIES);
const anyPeriod = fc
  .tuple(anyDay, anyFrequency, anyDay)
  .map(([anchor, frequency, today]) => nextPeriod(anchor, frequency, today));

const aSubscription = (given: Partial<BillableSubscription> = {}): BillableSubscription => ({
  ...{ id: "s", product: "Cloud Seat", contractNumber: "C-1", quantity: 10, unitPrice: money(4000n, "USD") },
  ...{ status: "active", startsOn: plainDate("2026-01-01"), endsOn: plainDate("2028-12-31") },
  ...{ contractStartsOn: plainDate("2026-01-01"), contractEndsOn: plainDate("2028-12-31"), billedThrough: null },
  ...given,
});

const april = { from: plainDate("2027-04-01"), to: plainDate("2027-04-30") };

describe("the next billing date", () => {
  test.each<[string, BillingFrequency, string, string]>([
    ["2026-05-15", "monthly", "2027-03-10", "2027-03-15"],
    ["2026-05-15", "monthly", "2027-03-15", "2027-03-15"], // on the day itself it is that day
    ["2026-05-15", "monthly", "2027-03-16", "2027-04-15"],
    ["2026-01-31", "monthly", "2027-02-10", "2027-02-28"], // February is short
    ["2026-01-31", "monthly", "2027-03-01", "2027-03-31"], // and March is not shortened by it
    ["2027-01-31", "monthly", "2028-02-29", "2028-02-29"], // a leap year
    ["2026-11-30", "quarterly", "2027-01-01", "2027-02-28"],
    ["2026-11-30", "quarterly", "2027-03-01", "2027-05-30"],
    ["2024-02-29", "annual", "2027-01-01", "2027-02-28"],
    ["2024-02-29", "annual", "2027-03-01", "2028-02-29"],
    ["2027-08-01", "monthly", "2027-03-10", "2027-08-01"], // an anchor still to come is the first
  ])("[BIL-1] anchored on %s, billed %s, asked on %s: %s", (anchor, frequency, today, expected) => {
    expect(nextBillingOn(plainDate(anchor), frequency, plainDate(today))).toBe(expected);
  });

  test("[BIL-1] is never past, never further than one period off, and a whole number of periods from the anchor", () => {
    fc.assert(
      fc.property(anyDay, anyFrequency, anyDay, (anchor, frequency, today) => {
        const next = nextBillingOn(anchor, frequency, today);
        expect(next >= today).toBe(true);
        if (anchor <= today) expect(next <= addDays(addMonths(today, MONTHS[frequency]), 3)).toBe(true);
        const all = Array.from({ length: 800 }, (_, nth) => addMonths(anchor, nth * MONTHS[frequency]));
        expect(all).toContain(next);
        expect(all.filter((day) => day >= today)[0]).toBe(next);
      }),
      { numRuns: 40 },
    );
  });

  test("[BIL-8] periods follow each other without a gap", () => {
    fc.assert(
      fc.property(anyDay, anyFrequency, anyDay, (anchor, frequency, today) => {
        const { from, to } = nextPeriod(anchor, frequency, today);
        expect(from <= to).toBe(true);
        expect(nextPeriod(anchor, frequency, addDays(from, 1)).from).toBe(addDays(to, 1));
      }),
      { numRuns: 200 },
    );
  });
});

describe("what the next invoice will hold", () => {
  test.each<[string, Partial<BillableSubscription>, bigint | null, number]>([
    ["the whole period", {}, 40_000n, 30],
    ["begins on its last day", { startsOn: plainDate("2027-04-30") }, 1_333n, 1], // 40,000 ÷ 30 = 1,333.33
    ["begins on its first day", { startsOn: plainDate("2027-04-01") }, 40_000n, 30],
    ["begins after it", { startsOn: plainDate("2027-05-01") }, null, 0],
    ["ends on its first day", { endsOn: plainDate("2027-04-01") }, 1_333n, 1],
    ["ended before it", { endsOn: plainDate("2027-03-31") }, null, 0],
    ["its contract ends in the middle", { contractEndsOn: plainDate("2027-04-15") }, 20_000n, 15],
    ["its contract begins in the middle", { contractStartsOn: plainDate("2027-04-16") }, 20_000n, 15],
    ["scheduled counts by its dates", { status: "scheduled", startsOn: plainDate("2027-04-11") }, 26_667n, 20],
    ["ended counts never", { status: "ended" }, null, 0],
    ["was invoiced through the day before it", { billedThrough: plainDate("2027-03-31") }, 40_000n, 30],
    ["was invoiced through its first day", { billedThrough: plainDate("2027-04-01") }, 38_667n, 29],
    ["was invoiced through the day before its last", { billedThrough: plainDate("2027-04-29") }, 1_333n, 1],
    ["was invoiced through its last day", { billedThrough: plainDate("2027-04-30") }, null, 0],
    ["was invoiced further than it", { billedThrough: plainDate("2028-12-31") }, null, 0],
    [
      "begins after the day that it was invoiced through",
      { billedThrough: plainDate("2027-04-05"), startsOn: plainDate("2027-04-21") },
      13_333n,
      10,
    ],
  ])("[BIL-8] of one that %s", (_what, given, expected, days) => {
    const line = estimateLine(aSubscription(given), april);
    expect([line?.amount.minor ?? null, line?.days ?? 0]).toEqual([expected, days]);
  });

  test("[BIL-8] shows its arithmetic: quantity × price × days of the period", () => {
    expect(estimateLine(aSubscription({ contractEndsOn: plainDate("2027-04-15") }), april)).toMatchObject({
      ...{ quantity: 10, unitPrice: money(4000n, "USD"), full: money(40_000n, "USD"), days: 15, periodDays: 30 },
      ...{ from: "2027-04-01", to: "2027-04-15" },
    });
  });

  const anySubscription = fc
    .record({
      id: fc.uuid(),
      product: fc.constantFrom("Cloud Seat", "Data Storage", "Premium Support"),
      contractNumber: fc.constantFrom("C-1", "C-2", "C-3"),
      quantity: fc.integer({ min: 1, max: 100_000 }),
      minor: fc.bigInt({ min: 0n, max: 10n ** 10n }),
      currency: fc.constantFrom("USD", "SEK", "JPY"),
      status: fc.constantFrom("active" as const, "scheduled" as const, "ended" as const),
      days: fc.tuple(anyDay, anyDay, anyDay, anyDay),
      billedThrough: fc.option(anyDay),
    })
    .map(
      ({ minor, currency, days: [a, b, c, d], ...rest }): BillableSubscription => ({
        ...rest,
        unitPrice: money(minor, currency),
        ...{ startsOn: first(a, b), endsOn: last(a, b), contractStartsOn: first(c, d), contractEndsOn: last(c, d) },
      }),
    );
  const first = (left: PlainDate, right: PlainDate) => (left < right ? left : right);
  const last = (left: PlainDate, right: PlainDate) => (left < right ? right : left);

  test("[BIL-8] is never negative, never more than the full price, and the full price for the full period", () => {
    fc.assert(
      fc.property(anySubscription, anyPeriod, (subscription, period) => {
        const line = estimateLine(subscription, period);
        if (!line) return;
        expect(line.amount.minor >= 0n && line.amount.minor <= line.full.minor).toBe(true);
        expect(line.periodDays).toBe(daysBetween(period.from, period.to) + 1);
        if (line.days === line.periodDays) expect(line.amount).toEqual(line.full);
      }),
    );
  });

  test("[BIL-8] its lines add up to its totals, one a currency, in whatever order they come", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anySubscription, { selector: ({ id }) => id, maxLength: 20 }),
        anyPeriod,
        (all, period) => {
          const { lines, totals } = estimate(all, period);
          for (const { currency, minor } of totals)
            expect(
              lines
                .filter(({ amount }) => amount.currency === currency)
                .reduce((t, { amount }) => t + amount.minor, 0n),
            ).toBe(minor);
          expect(new Set(totals.map(({ currency }) => currency)).size).toBe(totals.length);
          expect(new Set(lines.map(({ amount }) => amount.currency)).size).toBe(totals.length);
          expect(estimate([...all].reverse(), period)).toEqual({ lines, totals });
        },
      ),
    );
  });

  test("[BIL-8] holds exactly the days of itself that no invoice held: each day is invoiced once", () => {
    fc.assert(
      fc.property(anySubscription, anyPeriod, (subscription, period) => {
        const { status, startsOn, endsOn, contractStartsOn, contractEndsOn, billedThrough } = subscription;
        const inPeriod = Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, nth) =>
          addDays(period.from, nth),
        );
        const owed = inPeriod.filter(
          (day) =>
            status !== "ended" &&
            day >= last(startsOn, contractStartsOn) &&
            day <= first(endsOn, contractEndsOn) &&
            !(billedThrough !== null && day <= billedThrough),
        );
        const line = estimateLine(subscription, period);
        expect([line?.from, line?.to, line?.days ?? 0]).toEqual([owed[0], owed.at(-1), owed.length]);
      }),
    );
  });

  test("[BIL-8] two parts of a period that meet are the whole, to a minor unit", () => {
    fc.assert(
      fc.property(
        anyPeriod,
        fc.integer({ min: 1, max: 27 }),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        (period, day, minor) => {
          const turn = addDays(period.from, day);
          const given = {
            ...{ unitPrice: money(minor, "USD"), startsOn: plainDate("1999-01-01"), endsOn: plainDate("2099-12-31") },
            ...{ contractStartsOn: plainDate("1999-01-01"), contractEndsOn: plainDate("2099-12-31") },
          };
          const before = estimateLine(aSubscription({ ...given, endsOn: addDays(turn, -1) }), period);
          const after = estimateLine(aSubscription({ ...given, startsOn: turn }), period);
          const difference = (before?.amount.minor ?? 0n) + (after?.amount.minor ?? 0n) - 10n * minor;
          expect(difference >= -1n && difference <= 1n).toBe(true);
        },
      ),
    );
  });
});

test("[BIL-9] the list's address holds what narrows it, and nothing else", () => {
  expect(subscriptionsPath({})).toBe("/subscriptions");
  expect(subscriptionsPath({ status: "active", q: undefined })).toBe("/subscriptions?status=active");
});
