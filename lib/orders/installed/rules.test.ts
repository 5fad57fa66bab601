import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/platform/dates";
import { deploymentOf, hasLaterEdition, installedPath, type ProductSum, totalsByProduct } from "./rules";

const today = plainDate("2027-03-10");

describe("what is installed", () => {
  test.each([
    [-400, "active"],
    [-1, "active"],
    [0, "active"],
    [1, "scheduled"],
    [90, "scheduled"],
  ])("[QUO-4] what begins in %i days is %s", (days, expected) => {
    expect(deploymentOf(addDays(today, days), today)).toBe(expected);
  });

  test.each<[string[], string | null, boolean]>([
    [["Basic", "Business", "Enterprise"], "Basic", true],
    [["Basic", "Business", "Enterprise"], "Business", true],
    [["Basic", "Business", "Enterprise"], "Enterprise", false],
    [["Basic"], "Basic", false],
    [["Basic", "Business"], "Gold", false], // one that the product has no more
    [["Basic", "Business"], null, true], // nobody said which it is
    [["Basic"], null, false],
    [[], null, false],
    [[], "Basic", false],
  ])("[QUO-8] of %j, %s: a later one %s", (editions, edition, expected) => {
    expect(hasLaterEdition(editions, edition)).toBe(expected);
  });

  test("[QUO-4] the list's address holds where it stands", () => {
    expect(installedPath()).toBe("/products");
    expect(installedPath({ after: "x" })).toBe("/products?after=x");
  });
});

describe("totals per product", () => {
  const anySum: fc.Arbitrary<ProductSum> = fc.record({
    product: fc.constantFrom("Cloud Seat", "Storage", "Support"),
    currency: fc.constantFrom("USD", "SEK", "JPY"),
    deployed: fc.integer({ min: 0, max: 1_000_000 }),
    scheduled: fc.integer({ min: 0, max: 1_000_000 }),
    priceMinor: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  });
  const anySums = fc.uniqueArray(anySum, {
    selector: ({ product, currency }) => `${product} ${currency}`,
    maxLength: 9,
  });

  test("[QUO-4] hold every unit once, and each currency's amounts by themselves", () => {
    fc.assert(
      fc.property(anySums, (sums) => {
        const totals = totalsByProduct(sums);
        expect(new Set(totals.map(({ product }) => product)).size).toBe(totals.length);
        for (const { product, deployed, scheduled, prices } of totals) {
          const own = sums.filter((sum) => sum.product === product);
          expect(deployed).toBe(own.reduce((total, sum) => total + sum.deployed, 0));
          expect(scheduled).toBe(own.reduce((total, sum) => total + sum.scheduled, 0));
          expect(prices.map(({ currency, minor }) => [currency, minor])).toEqual(
            own.filter((sum) => sum.deployed > 0).map(({ currency, priceMinor }) => [currency, priceMinor]),
          );
        }
      }),
    );
  });
});
