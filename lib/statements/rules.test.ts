import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import { choosePeriod, currencyStatements, presetPeriod, rowsOf, withBalances } from "./rules";
import { PRESETS, statementSearch } from "./schema";
import type { Movement } from "./types";

const TODAY = plainDate("2027-03-10");
const chosen = (search: Record<string, string>) => choosePeriod(statementSearch.parse(search), TODAY);

describe("the period of a statement", () => {
  test.each([
    ["this_month", "2027-03-10", "2027-03-01", "2027-03-10"],
    ["this_month", "2027-03-01", "2027-03-01", "2027-03-01"],
    ["last_month", "2027-03-31", "2027-02-01", "2027-02-28"],
    ["last_month", "2028-03-31", "2028-02-01", "2028-02-29"],
    ["last_month", "2027-01-05", "2026-12-01", "2026-12-31"],
    ["this_quarter", "2027-03-10", "2027-01-01", "2027-03-10"],
    ["this_quarter", "2027-12-31", "2027-10-01", "2027-12-31"],
    ["this_year", "2027-01-01", "2027-01-01", "2027-01-01"],
    ["last_12_months", "2027-03-10", "2026-03-11", "2027-03-10"],
    ["last_12_months", "2028-02-29", "2027-03-01", "2028-02-29"],
  ] as const)("[PAY-11] %s on %s is %s to %s", (preset, today, from, to) => {
    expect(presetPeriod(preset, plainDate(today))).toEqual({ from, to });
  });

  test("[PAY-11] none ends after today or before it begins", () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate("2000-01-01"), days));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...PRESETS), (today, preset) => {
        const { from, to } = presetPeriod(preset, today);
        expect(from <= to && to <= today).toBe(true);
      }),
    );
  });

  test("[PAY-11] without anything asked for is this month; a preset goes before days", () => {
    expect(chosen({})).toEqual({ period: { from: "2027-03-01", to: "2027-03-10" }, preset: "this_month" });
    expect(chosen({ period: "this_year", from: "2020-01-01", to: "2020-01-02" })).toMatchObject({
      preset: "this_year",
    });
    expect(chosen({ period: "odd", from: "tomorrow" })).toMatchObject({ preset: "this_month" });
  });

  test.each([
    [{ from: "2027-03-01", to: "2027-03-10" }, null, null],
    [{ from: "2027-03-10", to: "2027-03-10" }, null, null],
    [{ from: "2027-03-01", to: "2027-03-11" }, "to", "statements.ends_in_future"],
    [{ from: "2027-03-02", to: "2027-03-01" }, "to", "statements.ends_before"],
    [{ from: "2027-03-02" }, "to", "statements.both_days"],
    [{ to: "2027-03-02" }, "from", "statements.both_days"],
  ] as const)("[PAY-11, ANY-4] %j: %s %s", (search, field, reason) => {
    const answer = chosen({ ...search });
    if (!field) expect(answer).toEqual({ period: search, preset: null });
    else expect(answer).toMatchObject({ wrong: { [field]: { reason } } });
  });
});

const movement = (minor: bigint, currency = "USD"): Movement => ({
  ...{ id: "", kind: "invoice", on: TODAY, number: "", invoiceNumber: "", invoiceReference: "", contractNumber: "" },
  ...{ source: null, amount: money(minor, currency) },
});

describe("what a statement adds up to", () => {
  const anyAmounts = fc.array(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), { maxLength: 30 });

  test("[PAY-11] opening balance, rows and closing balance agree, also where not all rows are shown", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -5000n, max: 5000n }), anyAmounts, fc.nat(30), (opening, amounts, most) => {
        const total = amounts.reduce((sum, minor) => sum + minor, 0n);
        const count = amounts.length;
        const sums = {
          totals: [
            { kind: "payment" as const, isBefore: true, count: 1, amount: money(opening, "USD") },
            ...(count > 0 ? [{ kind: "invoice" as const, isBefore: false, count, amount: money(total, "USD") }] : []),
          ],
          ...{ open: [{ dueOn: TODAY, amount: money(opening + total, "USD") }], unused: [] },
        };
        const shown = amounts.slice(0, most).map((minor) => movement(minor));
        const [statement] = currencyStatements(sums, shown, TODAY);
        if (!statement) return expect(opening === 0n && count === 0).toBe(true);
        const rows = rowsOf(statement, { from: TODAY, to: TODAY });
        const added = rows.reduce((sum, row) => {
          if (row.kind === "movement") return sum + row.line.amount.minor;
          return row.kind === "rest" ? sum + row.amount.minor : sum;
        }, statement.opening.minor);
        expect(added).toBe(statement.closing.minor);
        expect(rows.some(({ kind }) => kind === "rest")).toBe(count > most);
        expect(statement.closing.minor).toBe(opening + total);
      }),
    );
  });

  test("[PAY-11] currencies stay apart, and one that is settled says nothing", () => {
    const amount = (minor: bigint, currency: string) => money(minor, currency);
    const sums = {
      totals: [
        { kind: "invoice" as const, isBefore: true, count: 1, amount: amount(5n, "SEK") },
        { kind: "payment" as const, isBefore: true, count: 1, amount: amount(-5n, "SEK") },
        { kind: "invoice" as const, isBefore: false, count: 1, amount: amount(7n, "EUR") },
      ],
      ...{ open: [{ dueOn: addDays(TODAY, -31), amount: amount(7n, "EUR") }], unused: [amount(3n, "USD")] },
    };
    const statements = currencyStatements(sums, [movement(7n, "EUR")], TODAY);
    expect(statements.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
    expect(statements[0]?.ages.filter(({ open }) => open.minor !== 0n)).toEqual([
      { age: "days_60", open: amount(7n, "EUR") },
    ]);
    expect(statements[1]).toMatchObject({ unusedCredit: amount(3n, "USD"), closing: amount(0n, "USD") });
  });

  test("[PAY-11] a balance never goes from one currency into another", () => {
    expect(() => withBalances(money(0n, "USD"), [movement(1n, "SEK")])).toThrow("USD");
  });
});
