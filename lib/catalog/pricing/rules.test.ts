import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, plainDate } from "@/lib/platform/dates";
import { CurrencyMismatch } from "@/lib/platform/money";
import {
  discountOn,
  forDaysLeft,
  leastOf,
  monthOf,
  monthsOf,
  partOf,
  priceLines,
  prorationOf,
  rateInThousandths,
  tierOf,
  totalsWithTax,
} from "./rules";
import type { Days, Discount, PriceEntry, PricingTerms } from "./types";

const USD = { currency: "USD" };
const days = (from: string, to: string): Days => ({ from: plainDate(from), to: plainDate(to) });
/** Twelve months, of which all are left. */
const WHOLE_YEAR: PricingTerms = {
  ...{ currency: "USD", term: days("2026-01-01", "2026-12-31"), today: plainDate("2026-01-01"), discounts: [] },
};
const terms = (given: Partial<PricingTerms> = {}): PricingTerms => ({ ...WHOLE_YEAR, ...given });

const entry = (given: Partial<PriceEntry> & Pick<PriceEntry, "kind">): PriceEntry => ({
  ...{ productId: given.kind, name: given.kind, monthlyMinor: null, basisPoints: null, tiers: [] },
  ...{ mostQuantity: null, needsApproval: false },
  ...given,
});
/** As in the demo's price book. */
const SEAT = entry({
  kind: "tiered",
  tiers: [
    { fromQuantity: 50, monthlyMinor: 3000n },
    { fromQuantity: 1, monthlyMinor: 4000n },
    { fromQuantity: 10, monthlyMinor: 3600n },
  ],
});
const STORAGE = entry({ kind: "per_unit", monthlyMinor: 2500n });
const ONBOARDING = entry({ kind: "flat", monthlyMinor: 9900n });
const SUPPORT = entry({ kind: "percent_of_rest", basisPoints: 2000, mostQuantity: 1 });

const discount = (basisPoints: number, given: Partial<Discount> = {}): Discount => ({
  ...{ productId: null, basisPoints, validFrom: plainDate("2025-01-01"), validTo: null },
  ...given,
});
const amountOf = (one: PriceEntry, quantity: number, given: Partial<PricingTerms> = {}): bigint | undefined =>
  priceLines([{ entry: one, quantity }], terms(given), USD)[0]?.amountMinor;

describe("the price of a quantity over a whole year", () => {
  test.each<[string, PriceEntry, number, bigint]>([
    ["1 at 40.00", SEAT, 1, 48_000n],
    ["9 at 40.00, the last of its tier", SEAT, 9, 432_000n],
    ["10 at 36.00, all of them", SEAT, 10, 432_000n],
    ["49 at 36.00", SEAT, 49, 2_116_800n],
    ["50 at 30.00: fewer cost more", SEAT, 50, 1_800_000n],
    ["1,000,000 at 30.00", SEAT, 1_000_000, 36_000_000_000n],
    ["3 × 25.00", STORAGE, 3, 90_000n],
    ["flat, for 1", ONBOARDING, 1, 118_800n],
    ["flat, for 7", ONBOARDING, 7, 118_800n],
    ["a share of nothing", SUPPORT, 1, 0n],
  ])("[QUO-6] %s", (_what, one, quantity, expected) => {
    expect(amountOf(one, quantity)).toBe(expected);
  });

  test("[QUO-6] a percentage counts the other lines, and no other percentage", () => {
    const other = entry({ kind: "percent_of_rest", productId: "other", basisPoints: 1000 });
    const wanted = [SUPPORT, SEAT, other, STORAGE].map((one) => ({ entry: one, quantity: 1 }));
    const lines = priceLines(wanted, terms(), USD);
    // (480.00 + 300.00) × 20 % and × 10 %
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual([15_600n, 48_000n, 7_800n, 30_000n]);
    expect(lines.map(({ listMinor }) => listMinor)).toEqual([1_300n, 4_000n, 650n, 2_500n]);
  });

  test("[QUO-6] a quantity below the first tier has no price", () => {
    const bulk = { ...SEAT, tiers: [{ fromQuantity: 10, monthlyMinor: 3600n }] };
    expect(leastOf(bulk)).toBe(10);
    expect(() => amountOf(bulk, 9)).toThrow(RangeError);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 60])("[QUO-6] %s is no quantity", (quantity) => {
    expect(() => amountOf(STORAGE, quantity)).toThrow(RangeError);
  });

  test("[QUO-6] a book of another currency, and a product on two lines, are refused", () => {
    const wanted = { entry: STORAGE, quantity: 1 };
    expect(() => priceLines([wanted], terms(), { currency: "SEK" })).toThrow(CurrencyMismatch);
    expect(() => priceLines([wanted, wanted], terms(), USD)).toThrow(RangeError);
  });
});

describe("the days left of a term", () => {
  test.each([
    ["2026-01-01", "2026-12-31", 12n, 1n],
    ["2026-01-15", "2026-02-24", 38n, 28n], // 1 month and 10 of the 28 days from 15 Feb to 14 Mar
    ["2026-01-31", "2026-02-27", 28n, 28n], // 31 Jan and a month is 28 Feb: a month to its eve
    ["2024-02-01", "2024-02-29", 1n, 1n],
    ["2024-02-29", "2025-02-27", 12n, 1n], // 29 Feb and twelve months is 28 Feb
    ["2026-03-01", "2026-03-01", 1n, 31n],
    ["2025-12-11", "2028-12-10", 36n, 1n],
  ])("[QUO-6] %s to %s are %s / %s months", (from, to, count, of) => {
    const { whole, restDays, ofDays } = monthsOf(days(from, to));
    expect(BigInt(whole * ofDays + restDays) * of).toBe(count * BigInt(ofDays));
  });

  test.each<[string, string, number, bigint]>([
    ["the first day", "2026-01-01", 365, 30_000n],
    ["before it begins", "2025-06-01", 365, 30_000n],
    ["the second day", "2026-01-02", 364, 29_918n], // 300.00 × 364 ÷ 365 = 299.178
    ["half a year", "2026-07-02", 183, 15_041n], // 150.411
    ["the last day, today included", "2026-12-31", 1, 82n], // 0.8219
  ])("[QUO-6] asked on %s", (_when, today, left, expected) => {
    const given = terms({ today: plainDate(today) });
    expect(prorationOf(given)).toMatchObject({ days: left, termDays: 365, to: "2026-12-31" });
    expect(forDaysLeft(2_500n, given)).toBe(expected);
  });

  test("[QUO-6] the day after the term there is nothing left to buy", () => {
    expect(() => forDaysLeft(2_500n, terms({ today: plainDate("2027-01-01") }))).toThrow(RangeError);
  });
});

describe("what a contract pays less", () => {
  test.each<[string, Discount[], number]>([
    ["none", [], 0],
    ["on all products", [discount(500)], 500],
    [
      "its own goes before the one on all, also where it is less",
      [discount(500), discount(100, { productId: "p" })],
      100,
    ],
    ["the larger of two", [discount(500), discount(700)], 700],
    ["another product's", [discount(500, { productId: "q" })], 0],
    ["begins tomorrow", [discount(500, { validFrom: plainDate("2026-01-02") })], 0],
    ["ends today", [discount(500, { validTo: plainDate("2026-01-01") })], 500],
    ["ended yesterday", [discount(500, { validTo: plainDate("2025-12-31") })], 0],
    ["its own has ended", [discount(500), discount(900, { productId: "p", validTo: plainDate("2025-12-31") })], 500],
  ])("[QUO-6] %s", (_what, discounts, expected) => {
    expect(discountOn("p", terms({ discounts }), true)).toBe(expected);
  });

  test("[QUO-6] a price with a discount is a price in whole minor units, and is what is multiplied", () => {
    const odd = { ...STORAGE, monthlyMinor: 1_299n };
    const [line] = priceLines([{ entry: odd, quantity: 1000 }], terms({ discounts: [discount(1500)] }), USD);
    // 12.99 less 15 % is 11.0415
    expect(line).toMatchObject({
      listMinor: 1_299n,
      monthlyMinor: 1_104n,
      discountPoints: 1500,
      amountMinor: 13_248_000n,
    });
  });

  test("[QUO-6] a percentage has a general discount through its base, and its own on top", () => {
    const wanted = [STORAGE, SUPPORT].map((one) => ({ entry: one, quantity: 1 }));
    const support = (discounts: Discount[]) => priceLines(wanted, terms({ discounts }), USD)[1];
    expect(support([discount(1000)])).toMatchObject({ discountPoints: 0, amountMinor: 5_400n }); // 270.00 × 20 %
    const own = discount(5000, { productId: SUPPORT.productId });
    expect(support([discount(1000), own])).toMatchObject({ discountPoints: 5000, listMinor: 450n, monthlyMinor: 225n });
    expect(support([discount(1000), own])?.amountMinor).toBe(2_700n);
  });

  test("[QUO-6] all of it off costs nothing, and not less", () => {
    expect(amountOf(SEAT, 12, { discounts: [discount(10_000)] })).toBe(0n);
  });
});

describe("tax", () => {
  test.each<[string | null, bigint, bigint]>([
    [null, 10_001n, 0n],
    ["0", 10_001n, 0n],
    ["25", 10_001n, 2_500n], // 25.0025
    ["25", 10_002n, 2_501n], // 25.005, half away from zero
    ["8.125", 10_000n, 813n], // 8.125
  ])("[QUO-6] %s percent of %s is %s", (rate, net, tax) => {
    const totals = totalsWithTax([{ amountMinor: net }], rate, "USD");
    expect([totals.net.minor, totals.tax.minor, totals.total.minor]).toEqual([net, tax, net + tax]);
  });

  test.each(["", "25 %", "-1", "1e2", "8.1255", "1000"])("[QUO-6] %j is no rate", (rate) => {
    expect(() => rateInThousandths(rate)).toThrow(RangeError);
  });
});

const anyPrice = fc.bigInt({ min: 0n, max: 10_000_000n });
const anyDay = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays(plainDate("2024-01-31"), count));
const anyTerm = fc.tuple(anyDay, fc.integer({ min: 0, max: 1_500 })).map(([from, length]) => ({
  from,
  to: addDays(from, length),
}));
const anyDiscounts = fc.array(
  fc.record({ points: fc.integer({ min: 0, max: 10_000 }), of: fc.option(fc.nat({ max: 5 }), { nil: null }) }),
  { maxLength: 4 },
);
const anyTerms = fc.tuple(anyTerm, fc.nat(), anyDiscounts).map(([term, into, given]) =>
  terms({
    term,
    today: addDays(term.from, into % (daysBetween(term.from, term.to) + 1)),
    discounts: given.map(({ points, of }) => discount(points, { productId: of === null ? null : `p${of}` })),
  }),
);
const anyTiers = fc
  .uniqueArray(fc.integer({ min: 2, max: 500 }), { maxLength: 4 })
  .chain((starts) => fc.tuple(fc.constant([1, ...starts]), fc.array(anyPrice, { minLength: 5, maxLength: 5 })))
  .map(([starts, prices]) => starts.map((fromQuantity, nth) => ({ fromQuantity, monthlyMinor: prices[nth] ?? 0n })));
const anyEntry = fc.oneof(
  anyTiers.map((tiers) => entry({ kind: "tiered", tiers })),
  anyPrice.map((monthlyMinor) => entry({ kind: "per_unit", monthlyMinor })),
  anyPrice.map((monthlyMinor) => entry({ kind: "flat", monthlyMinor })),
  fc.integer({ min: 0, max: 20_000 }).map((basisPoints) => entry({ kind: "percent_of_rest", basisPoints })),
);
const anyWanted = fc
  .array(fc.tuple(anyEntry, fc.integer({ min: 1, max: 1_000_000 })), { maxLength: 6 })
  .map((all) => all.map(([one, quantity], nth) => ({ entry: { ...one, productId: `p${nth}` }, quantity })));

describe("whatever is wanted", () => {
  test("[QUO-6] nothing is below zero, discounts only lower, and each line can be worked out from what stands on it", () => {
    fc.assert(
      fc.property(anyWanted, anyTerms, (wanted, given) => {
        const lines = priceLines(wanted, given, USD);
        expect(lines).toHaveLength(wanted.length);
        for (const line of lines) {
          expect(line.amountMinor >= 0n && line.monthlyMinor >= 0n && line.monthlyMinor <= line.listMinor).toBe(true);
          if (line.kind !== "percent_of_rest") expect(line.amountMinor).toBe(forDaysLeft(monthOf(line), given));
        }
      }),
      { numRuns: 100 },
    );
  });

  test("[QUO-6] the order of the lines changes no price", () => {
    fc.assert(
      fc.property(anyWanted, anyTerms, (wanted, given) => {
        const backwards = priceLines([...wanted].reverse(), given, USD).reverse();
        expect(backwards).toEqual(priceLines(wanted, given, USD));
      }),
      { numRuns: 100 },
    );
  });

  test("[QUO-6] the lines together are the net amount, and with the tax the total", () => {
    fc.assert(
      fc.property(anyWanted, anyTerms, fc.integer({ min: 0, max: 100 }), (wanted, given, rate) => {
        const lines = priceLines(wanted, given, USD);
        const { net, tax, total } = totalsWithTax(lines, String(rate), "USD");
        expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(net.minor);
        expect(net.minor + tax.minor).toBe(total.minor);
      }),
      { numRuns: 100 },
    );
  });

  test("[QUO-6] on the first day of whole months it costs the months' price, and each day later no more", () => {
    fc.assert(
      fc.property(anyPrice, anyDay, fc.integer({ min: 1, max: 36 }), fc.nat(), (price, from, months, into) => {
        const term = { from, to: addDays(addMonths(from, months), -1) };
        expect(forDaysLeft(price, { term, today: from })).toBe(price * BigInt(months));
        const today = addDays(from, into % daysBetween(from, term.to));
        expect(forDaysLeft(price, { term, today: addDays(today, 1) }) <= forDaysLeft(price, { term, today })).toBe(
          true,
        );
      }),
      { numRuns: 100 },
    );
  });

  test("[QUO-6] the parts of a term by days differ from its whole by less than a minor unit for each", () => {
    fc.assert(
      fc.property(anyPrice, anyTerm, fc.nat(), (price, term, into) => {
        const split = addDays(term.from, into % (daysBetween(term.from, term.to) + 1));
        const whole = forDaysLeft(price, { term, today: term.from });
        const left = forDaysLeft(price, { term, today: split });
        const gone = partOf(whole, BigInt(daysBetween(term.from, split)), BigInt(daysBetween(term.from, term.to) + 1));
        const off = whole - left - gone;
        expect(off >= -1n && off <= 1n).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("[QUO-6] where a book's tiers fall, one unit's price never rises with the quantity", () => {
    const falling = anyTiers.map((tiers) => {
      const prices = tiers.map(({ monthlyMinor }) => monthlyMinor).sort((left, right) => (left > right ? -1 : 1));
      const starts = tiers.map(({ fromQuantity }) => fromQuantity).sort((left, right) => left - right);
      return starts.map((fromQuantity, nth) => ({ fromQuantity, monthlyMinor: prices[nth] ?? 0n }));
    });
    fc.assert(
      fc.property(falling, fc.integer({ min: 1, max: 600 }), fc.integer({ min: 0, max: 600 }), (tiers, few, more) => {
        const [low, high] = [tierOf({ tiers }, few), tierOf({ tiers }, few + more)];
        expect((high?.monthlyMinor ?? 0n) <= (low?.monthlyMinor ?? -1n)).toBe(true);
      }),
    );
  });

  test("[QUO-6] every quantity from the least on is in exactly one tier", () => {
    fc.assert(
      fc.property(anyTiers, fc.integer({ min: 1, max: 600 }), (tiers, quantity) => {
        const found = tierOf({ tiers }, quantity);
        const { from, to } = found?.reached ?? { from: 0, to: 0 };
        expect(from <= quantity && (to === null || quantity <= to)).toBe(true);
        expect(tiers.filter(({ fromQuantity }) => fromQuantity > from && fromQuantity <= quantity)).toEqual([]);
      }),
    );
  });

  test("[QUO-6] a part is exact to half a minor unit", () => {
    fc.assert(
      fc.property(anyPrice, fc.bigInt(0n, 10_000n), fc.bigInt(1n, 10_000n), (minor, part, whole) => {
        const off = 2n * (partOf(minor, part, whole) * whole - minor * part);
        expect(off > -whole && off <= whole).toBe(true);
      }),
    );
  });
});
