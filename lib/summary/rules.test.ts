import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/platform/dates";
import { allowed, refused } from "@/lib/platform/decision";
import { money } from "@/lib/platform/money";
import {
  type AttentionFacts,
  ageOf,
  attentionOf,
  balancesOf,
  MONTHS_SHOWN,
  overdueCountOf,
  payWayOf,
  seriesOf,
} from "./rules";
import type { DaySum, OpenOnDay } from "./types";

const today = plainDate("2027-03-10");
const due = (daysAgo: number): PlainDate => addDays(today, -daysAgo);

describe("the age of what is open", () => {
  test.each([
    [-40, "not_due"],
    [0, "not_due"], // due today is not overdue
    [1, "days_30"],
    [30, "days_30"],
    [31, "days_60"],
    [60, "days_60"],
    [61, "days_90"],
    [90, "days_90"],
    [91, "older"],
    [4000, "older"],
  ])("[BIL-6] due %i days ago: %s", (daysAgo, expected) => {
    expect(ageOf(due(daysAgo), today)).toBe(expected);
  });
});

const anyOpen = fc
  .record({
    daysAgo: fc.integer({ min: -200, max: 200 }),
    minor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    currency: fc.constantFrom("USD", "SEK", "EUR"),
    count: fc.integer({ min: 1, max: 50 }),
    isDisputed: fc.boolean(),
  })
  .map(
    ({ daysAgo, minor, currency, ...day }): OpenOnDay => ({
      ...{ ...day, dueOn: due(daysAgo), open: money(minor, currency), waiting: day.isDisputed ? 0 : day.count },
    }),
  );

describe("the balance", () => {
  test("[BIL-1, BIL-6] its ages add up to it, and the overdue ones to its overdue part, by currency", () => {
    fc.assert(
      fc.property(fc.array(anyOpen, { maxLength: 30 }), (days) => {
        const balances = balancesOf(days, today);
        expect(balances.map(({ open }) => open.currency).sort()).toEqual(
          [...new Set(days.map(({ open }) => open.currency))].sort(),
        );
        for (const { open, overdue, ages, count, overdueCount } of balances) {
          const total = (some: typeof ages) => some.reduce((sum, one) => sum + one.open.minor, 0n);
          expect(total(ages)).toBe(open.minor);
          expect(total(ages.filter(({ age }) => age !== "not_due"))).toBe(overdue.minor);
          expect(overdueCount > 0).toBe(overdue.minor > 0n);
          expect(count >= overdueCount).toBe(true);
        }
        expect(balances.reduce((sum, { count }) => sum + count, 0)).toBe(
          days.reduce((sum, { count }) => sum + count, 0),
        );
      }),
    );
  });

  test("[BIL-1, PAY-8] what is disputed is in it, and neither overdue nor of an age", () => {
    const day = { dueOn: due(40), count: 1, open: money(100n, "USD") };
    const days = [
      { ...day, isDisputed: false, waiting: 1 },
      { ...day, isDisputed: true, waiting: 0 },
    ];
    expect(balancesOf(days, today)).toMatchObject([
      { open: { minor: 200n }, overdue: { minor: 100n }, count: 2, overdueCount: 1 },
    ]);
    expect(overdueCountOf(days, today)).toBe(1);
    expect(overdueCountOf([{ ...day, isDisputed: false, count: 2, waiting: 1 }], today)).toBe(1); // one is being paid
    expect(overdueCountOf([{ ...day, dueOn: today, isDisputed: false, waiting: 1 }], today)).toBe(0);
  });

  test("[BIL-1] with nothing open there is none", () => {
    expect(balancesOf([], today)).toEqual([]);
  });
});

describe("billed against paid", () => {
  test("[BIL-6] has the last twelve months, this one the last, also those without anything", () => {
    const [series] = seriesOf([{ on: plainDate("2027-01-31"), kind: "paid", amount: money(5n, "USD") }], today);
    expect(series?.months.map(({ month }) => month.slice(0, 7)).join(" ")).toBe(
      "2026-04 2026-05 2026-06 2026-07 2026-08 2026-09 2026-10 2026-11 2026-12 2027-01 2027-02 2027-03",
    );
    expect(series?.months.filter(({ paid }) => paid.minor > 0n).map(({ month }) => month)).toEqual(["2027-01-01"]);
  });

  test("[BIL-6] each sum stands in its month, kind and currency, and nowhere else", () => {
    const first = addMonths(plainDate("2027-03-01"), 1 - MONTHS_SHOWN);
    const anySum = fc
      .record({
        nth: fc.integer({ min: 0, max: MONTHS_SHOWN - 1 }),
        day: fc.integer({ min: 0, max: 27 }),
        kind: fc.constantFrom("billed" as const, "paid" as const),
        minor: fc.bigInt({ min: -1000n, max: 10n ** 12n }),
        currency: fc.constantFrom("USD", "SEK"),
      })
      .map(
        ({ nth, day, kind, minor, currency }): DaySum => ({
          on: addDays(addMonths(first, nth), day),
          kind,
          amount: money(minor, currency),
        }),
      );
    fc.assert(
      fc.property(fc.array(anySum, { maxLength: 40 }), (sums) => {
        for (const { currency, months } of seriesOf(sums, today))
          for (const kind of ["billed", "paid"] as const)
            for (const at of months)
              expect(at[kind].minor).toBe(
                sums
                  .filter(
                    (one) =>
                      one.kind === kind &&
                      one.on.slice(0, 7) === at.month.slice(0, 7) &&
                      one.amount.currency === currency,
                  )
                  .reduce((total, { amount }) => total + amount.minor, 0n),
              );
      }),
    );
  });
});

test.each([
  [[], false, { kind: "none" }],
  [["USD"], false, { kind: "one", reference: "INV-0" }],
  [["USD"], true, { kind: "several", currencies: ["USD"] }], // what was cut off may hold more
  [["USD", "USD"], false, { kind: "several", currencies: ["USD"] }],
  [["SEK", "EUR", "SEK"], false, { kind: "several", currencies: ["EUR", "SEK"] }],
] as const)("[BIL-1, PAY-1] of payable %j, cut %s: Pay now leads to %j", (currencies, isCut, expected) => {
  const payable = currencies.map((currency, at) => ({ reference: `INV-${at}`, currency }));
  expect(payWayOf(payable, isCut)).toEqual(expected);
});

describe("what needs attention", () => {
  const nothing: AttentionFacts = {
    ...{ overdue: [], overdueCount: 0, endingSoon: [], requests: [], offers: [], elsewhere: [] },
    ...{ cards: [], stopped: [], quotes: [], cases: [], disputes: [], today },
  };
  const open = money(100n, "USD");
  const late = (number: string) => ({ reference: number, number, open, dueOn: due(5) });
  const ending = (number: string, isOpen: boolean, isOn = true) => ({
    ...{ number, endsOn: plainDate("2027-05-09") },
    renewal: {
      ...{ isOn, isAhead: isOn, change: isOn ? ("turn_off" as const) : ("turn_on" as const) },
      ...{ opens: plainDate("2027-02-08"), closes: plainDate("2027-05-02") },
      decision: isOpen ? allowed : refused("renewal.excluded"),
    },
  });

  test("[BIL-1] is nothing where nothing waits", () => {
    expect(attentionOf(nothing)).toEqual([]);
  });

  test("[BIL-1] names three overdue invoices and counts the others", () => {
    const overdue = ["A", "B", "C", "D"].map(late);
    expect(attentionOf({ ...nothing, overdue: overdue.slice(0, 2), overdueCount: 2 }).map(({ kind }) => kind)).toEqual([
      ...["overdue", "overdue"],
    ]);
    expect(attentionOf({ ...nothing, overdue, overdueCount: 9 }).at(-1)).toEqual({ kind: "overdue_more", count: 6 });
  });

  test("[BIL-1, REN-2] names a contract while its toggle can turn it off, and not when it is grey or off", () => {
    const endingSoon = [ending("C-1", true), ending("C-2", false), ending("C-3", true, false)];
    expect(attentionOf({ ...nothing, endingSoon })).toEqual([
      { kind: "renewal", contractNumber: "C-1", endsOn: "2027-05-09", on: "2027-05-02" },
    ]);
  });

  test.each([
    ["2027-03-09", [true]], // yesterday was its last day
    ["2027-03-31", [false]],
    ["2027-05-09", [false]], // 60 days off
    ["2027-05-10", []],
  ])("[BIL-1] a card that is good until %s is named: expired %j", (expiresOn, expected) => {
    const cards = [{ id: "m", name: "Visa", last4: "4242", expiresOn: plainDate(expiresOn) }];
    expect(attentionOf({ ...nothing, cards }).map((item) => item.kind === "card" && item.isOver)).toEqual(expected);
  });

  test("[BIL-1] comes in one order: money, people, what has more time", () => {
    const day = plainDate("2027-03-20");
    const kinds = attentionOf({
      ...{ overdue: [late("A")], overdueCount: 1, endingSoon: [ending("C-1", true)] },
      requests: [{ id: "r", name: "N", email: "n@x.example", contract: "C-1", askedOn: day, expiresOn: day }],
      offers: [{ id: "h", role: "primary", contractNumber: "C-1", from: "F", on: day }],
      ...{ today, cards: [{ id: "m", name: "Visa", last4: "4242", expiresOn: day }] },
      elsewhere: [{ id: "g", name: "G", count: 2, since: day }],
      stopped: [late("B")],
      quotes: [{ number: "Q-1", total: open, expiresOn: day, isTheirs: true }],
      cases: [{ id: "CASE-1", on: day }],
      disputes: [{ reference: "A", number: "A", on: day }],
    }).map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...["overdue", "stopped", "card", "quote", "dispute", "case", "handover", "request", "renewal", "elsewhere"],
    ]);
  });
});
