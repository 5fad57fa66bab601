import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  allocate,
  CurrencyMismatch,
  exponentOf,
  type Money,
  money,
  parseMoney,
  subtract,
  sum,
  toDecimal,
} from "./money";

const anyMinor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const anyCurrency = fc.constantFrom("USD", "SEK", "EUR", "JPY", "KWD");
const anyMoney: fc.Arbitrary<Money> = fc
  .tuple(anyMinor, anyCurrency)
  .map(([minor, currency]) => money(minor, currency));
const anyWeights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight > 0n));

const total = (parts: readonly Money[]): bigint => parts.reduce((left, { minor }) => left + minor, 0n);

describe("how many decimals a currency has", () => {
  test.each([
    ["USD", 2],
    ["EUR", 2],
    ["SEK", 2],
    ["JPY", 0],
    ["ISK", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["TND", 3],
    ["HUF", 2],
    ["IDR", 2],
    ["PKR", 2],
    ["IQD", 3],
  ])("%s: %d, by ISO 4217", (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  test.each(["", "US", "dollars", "U$D"])("%j is no currency", (code) => {
    expect(() => exponentOf(code)).toThrow(RangeError);
  });
});

describe("adding up", () => {
  test("[M3] is exact far beyond what a float can hold", () => {
    const [a, b] = [money(9_007_199_254_740_993n, "USD"), money(1n, "USD")];
    expect(add(a, b)).toEqual(money(9_007_199_254_740_994n, "USD"));
    expect(subtract(a, b)).toEqual(money(9_007_199_254_740_992n, "USD"));
  });

  test("never mixes currencies", () => {
    const [dollars, kronor] = [money(100n, "USD"), money(100n, "SEK")];
    for (const mix of [
      () => add(dollars, kronor),
      () => subtract(dollars, kronor),
      () => sum([dollars, kronor], "USD"),
    ])
      expect(mix).toThrow(CurrencyMismatch);
    expect(() => sum([dollars], "SEK")).toThrow("cannot combine SEK with USD");
    expect(() => sum([dollars], "SEK")).toThrow(CurrencyMismatch);
  });

  test("of nothing is zero in that currency", () => {
    expect(sum([], "SEK")).toEqual(money(0n, "SEK"));
  });

  test("and taking away again changes nothing", () => {
    fc.assert(
      fc.property(anyMoney, anyMinor, (amount, minor) => {
        const other = money(minor, amount.currency);
        expect(subtract(add(amount, other), other)).toEqual(amount);
      }),
    );
  });
});

describe("splitting", () => {
  test.each<[number, number[], number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [5, [3, 7], [2, 3]], // 1.5 and 3.5: the earlier of two equal remainders
    [1, [1, 1], [1, 0]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [1, 2], [0, 0]],
    [10, [0, 1, 0], [0, 10, 0]],
    [7, [5], [7]],
  ])("%d by %j gives %j", (minor, weights, expected) => {
    const parts = allocate(money(BigInt(minor), "USD"), weights.map(BigInt));
    expect(parts.map((part) => Number(part.minor))).toEqual(expected);
  });

  test("loses nothing and makes nothing up, whatever the amount and the weights", () => {
    fc.assert(
      fc.property(anyMoney, anyWeights, (amount, weights) => {
        const parts = allocate(amount, weights);
        expect(total(parts)).toBe(amount.minor);
        expect(parts).toHaveLength(weights.length);
      }),
      { numRuns: 500 },
    );
  });

  test("gives each part its share to within one unit, and nothing to a weight of nothing", () => {
    fc.assert(
      fc.property(anyMoney, anyWeights, (amount, weights) => {
        const all = weights.reduce((left, right) => left + right, 0n);
        allocate(amount, weights).forEach(({ minor, currency }, index) => {
          const weight = weights[index] ?? 0n;
          const off = minor * all - amount.minor * weight;
          expect((off < 0n ? -off : off) < all).toBe(true);
          if (weight === 0n) expect(minor).toBe(0n);
          expect(currency).toBe(amount.currency);
        });
      }),
    );
  });

  test("a heavier part never gets less than a lighter one", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), anyWeights, (minor, weights) => {
        const parts = allocate(money(minor, "USD"), weights).map((part) => part.minor);
        weights.forEach((left, i) => {
          weights.forEach((right, j) => {
            if (left > right) expect((parts[i] ?? 0n) >= (parts[j] ?? 0n)).toBe(true);
          });
        });
      }),
    );
  });

  test.each<[number[]]>([[[]], [[0, 0]], [[2, -1]], [[-1]]])("by %j is refused", (weights) => {
    expect(() => allocate(money(100n, "USD"), weights.map(BigInt))).toThrow(RangeError);
  });
});

describe("reading and writing amounts", () => {
  test.each<[string, string, bigint | null]>([
    ["1234.5", "USD", 123450n],
    ["1234.50", "USD", 123450n],
    ["-0.05", "USD", -5n],
    ["0.1", "USD", 10n],
    [" 12 ", "USD", 1200n],
    ["007", "USD", 700n],
    ["123456789012345.99", "USD", 12345678901234599n],
    ["1234", "JPY", 1234n],
    ["1.234", "KWD", 1234n],
    ["1.2", "KWD", 1200n],
    ["1.5", "JPY", null],
    ["1.234", "USD", null],
    ["1234567890123456", "USD", null],
    ["1,234.50", "USD", null],
    ["1234,50", "SEK", null],
    ["1e3", "USD", null],
    ["+5", "USD", null],
    ["--5", "USD", null],
    [".5", "USD", null],
    ["5.", "USD", null],
    ["$5", "USD", null],
    ["٥", "USD", null],
    ["0x10", "USD", null],
    ["NaN", "USD", null],
    ["", "USD", null],
  ])("%j in %s", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual(minor === null ? null : money(minor, currency));
  });

  test.each<[bigint, string, string]>([
    [123450n, "USD", "1234.50"],
    [5n, "USD", "0.05"],
    [-5n, "USD", "-0.05"],
    [0n, "USD", "0.00"],
    [1234n, "JPY", "1234"],
    [-1n, "KWD", "-0.001"],
    [0n, "JPY", "0"],
  ])("%d minor units of %s are written %s", (minor, currency, text) => {
    expect(toDecimal(money(minor, currency))).toBe(text);
  });

  test("what was written is read back the same", () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(parseMoney(toDecimal(amount), amount.currency)).toEqual(amount);
      }),
      { numRuns: 500 },
    );
  });
});
