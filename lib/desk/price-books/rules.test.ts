import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { canChangeBook, faultsInDays, priceInWords, readPrice, readTaxRate, typedPrice } from "./rules";

const USD = { currency: "USD", locale: "en" };
const day = plainDate;
const TODAY = day("2027-03-10");
const read = (kind: Parameters<typeof readPrice>[0]["kind"], typed: Record<string, string>, how = USD) =>
  readPrice({ kind, needsApproval: false, typed }, how);
const faultsOf = (answer: ReturnType<typeof readPrice>): Record<string, string> =>
  "faults" in answer
    ? Object.fromEntries(Object.entries(answer.faults).map(([field, { reason }]) => [field, reason]))
    : {};

describe("a price as it is typed", () => {
  test.each([
    ["per_unit", { price: "1,200.50" }, { monthlyMinor: 120_050n }],
    ["flat", { price: "0", most: "1" }, { monthlyMinor: 0n, mostQuantity: 1 }],
    ["percent_of_rest", { percent: "12.5" }, { basisPoints: 1_250 }],
    ["percent_of_rest", { percent: "20 %" }, { basisPoints: 2_000 }],
    [
      "tiered",
      { from1: "10", price1: "36", from2: "", price2: "", from3: "1", price3: "40.00" },
      { tiers: [1, 10].map((fromQuantity) => ({ fromQuantity, monthlyMinor: fromQuantity === 1 ? 4_000n : 3_600n })) },
    ],
    // What belongs to another kind is not looked at.
    ["per_unit", { price: "5", percent: "x", from1: "x" }, { monthlyMinor: 500n, basisPoints: null, tiers: [] }],
  ] as const)("[DSK-4, QUO-6] %s %j", (kind, typed, expected) => {
    expect(read(kind, typed)).toMatchObject({ price: { kind, needsApproval: false, ...expected } });
  });

  test("[ANY-2] a decimal comma is understood where it is written", () => {
    expect(read("per_unit", { price: "1 200,50" }, { currency: "SEK", locale: "sv" })).toMatchObject({
      price: { monthlyMinor: 120_050n },
    });
  });

  test.each([
    ["per_unit", {}, { price: "prices.amount_malformed" }],
    ["per_unit", { price: "-1" }, { price: "prices.amount_malformed" }],
    ["flat", { price: "1.234" }, { price: "prices.amount_malformed" }],
    ["flat", { price: "1", most: "0" }, { most: "prices.units_malformed" }],
    ["flat", { price: "1", most: "1e3" }, { most: "prices.units_malformed" }],
    ["flat", { price: "1", most: "1000001" }, { most: "prices.units_malformed" }],
    ["percent_of_rest", { percent: "12.345" }, { percent: "prices.percent_malformed" }],
    ["percent_of_rest", { percent: "10001" }, { percent: "prices.percent_malformed" }],
    ["tiered", {}, { from1: "prices.tiers_missing" }],
    ["tiered", { from1: "1" }, { price1: "prices.amount_malformed" }],
    ["tiered", { price1: "1" }, { from1: "prices.units_malformed" }],
    ["tiered", { from1: "1", price1: "1", from2: "01", price2: "2" }, { from2: "prices.from_twice" }],
    [
      "tiered",
      { from1: "x", price1: "y", most: "z" },
      { from1: "prices.units_malformed", price1: "prices.amount_malformed", most: "prices.units_malformed" },
    ],
  ] as const)("[DSK-4, ANY-4] %s %j: each fault beside its field", (kind, typed, faults) => {
    expect(faultsOf(read(kind, typed))).toEqual(faults);
  });

  test("[CON-5] shown in its form and saved as it stands, it is the same", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const tiers = fc.uniqueArray(
      fc.record({ fromQuantity: fc.integer({ min: 1, max: 1_000_000 }), monthlyMinor: amount }),
      {
        ...{ minLength: 1, maxLength: 20, selector: ({ fromQuantity }) => fromQuantity },
      },
    );
    const sorted = tiers.map((all) => [...all].sort((left, right) => left.fromQuantity - right.fromQuantity));
    const none = { monthlyMinor: null, basisPoints: null, tiers: [] };
    const price = fc.oneof(
      amount.map((monthlyMinor) => ({ ...none, kind: "per_unit" as const, monthlyMinor })),
      fc
        .integer({ min: 0, max: 1_000_000 })
        .map((basisPoints) => ({ ...none, kind: "percent_of_rest" as const, basisPoints })),
      sorted.map((all) => ({ ...none, kind: "tiered" as const, tiers: all })),
    );
    fc.assert(
      fc.property(
        price,
        fc.option(fc.integer({ min: 1, max: 1_000_000 })),
        fc.boolean(),
        (kept, most, needsApproval) => {
          const whole = { ...kept, mostQuantity: most, needsApproval };
          const typed = typedPrice(whole, "USD");
          expect(readPrice({ kind: kept.kind, needsApproval, typed }, USD)).toEqual({ price: whole });
        },
      ),
    );
  });

  test("[DSK-7] in the log it is one line", () => {
    const answer = read("tiered", { from1: "1", price1: "40", from2: "10", price2: "36", most: "100" });
    expect("price" in answer && priceInWords(answer.price, "USD")).toBe("1: 40.00, 10: 36.00 USD; max 100");
  });
});

describe("a book's days", () => {
  const saved = { validFrom: day("2027-01-01") };
  test.each([
    ["new, from today", { validFrom: TODAY, validTo: null }, null, {}],
    [
      "new, from yesterday",
      { validFrom: day("2027-03-09"), validTo: null },
      null,
      { validFrom: "prices.begins_in_past" },
    ],
    ["begun, unchanged", { validFrom: day("2027-01-01"), validTo: null }, saved, {}],
    ["begun, moved", { validFrom: day("2027-02-01"), validTo: null }, saved, { validFrom: "prices.begun" }],
    ["begun, ends today", { validFrom: day("2027-01-01"), validTo: TODAY }, saved, {}],
    [
      "begun, ended yesterday",
      { validFrom: day("2027-01-01"), validTo: day("2027-03-09") },
      saved,
      { validTo: "prices.ends_too_early" },
    ],
    [
      "to come, ends before it begins",
      { validFrom: day("2027-05-01"), validTo: day("2027-04-30") },
      { validFrom: day("2027-04-01") },
      { validTo: "prices.ends_too_early" },
    ],
  ] as const)("[DSK-4] %s", (_what, days, was, faults) => {
    const found = Object.entries(faultsInDays(days, was, TODAY)).map(([field, { reason }]) => [field, reason]);
    expect(Object.fromEntries(found)).toEqual(faults);
  });

  test("[DSK-4] one that has ended stays as it is", () => {
    expect(canChangeBook({ ...saved, validTo: TODAY }, TODAY).allowed).toBe(true);
    expect(canChangeBook({ ...saved, validTo: day("2027-03-09") }, TODAY)).toMatchObject({ reason: "prices.ended" });
  });
});

test.each([
  ["", { rate: null }],
  ["25", { rate: "25" }],
  ["8,125 %", { rate: "8.125" }],
  ["100", { rate: "100" }],
])("[DSK-4] tax of %j", (typed, expected) => {
  expect(readTaxRate(typed)).toEqual(expected);
});

test.each(["100.001", "-1", "a", "1.2345"])("[DSK-4] tax of %j is none", (typed) => {
  expect(readTaxRate(typed)).toMatchObject({ fault: { reason: "prices.tax_malformed" } });
});
