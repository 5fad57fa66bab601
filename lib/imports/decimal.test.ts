import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, isSame, isWithin, minus, over, parseDecimal, rounded, times, toText } from "./decimal";

const of = (text: string): Decimal => {
  const found = parseDecimal(text);
  if (!found) throw new Error(`not a decimal: ${text}`);
  return found;
};

describe("exact decimals", () => {
  test.each([
    ["1", "1"],
    ["-12.50", "-12.5"],
    ["+3", "3"],
    [".5", "0.5"],
    ["5.", "5"],
    ["007.10", "7.1"],
    ["-0", "0"],
    ["0.00880", "0.0088"],
  ])("[DSK-5] %s is %s", (text, expected) => {
    expect(toText(of(text), 6)).toBe(expected);
  });

  test.each(["", ".", "-", "1e3", "1,5", "0x10", "Infinity", "1 000", "1.2.3", "9".repeat(15)])(
    "[DSK-5] %j is none",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test.each([
    ["1.005", 2, 101n],
    ["-1.005", 2, -101n],
    ["1.0049", 2, 100n],
    ["2.5", 0, 3n],
    ["-2.5", 0, -3n],
  ])("[DSK-5] %s to %i places is %s", (text, places, expected) => {
    expect(rounded(of(text), places)).toBe(expected);
  });

  test("[DSK-5] differences are measured exactly", () => {
    expect(isWithin(of("10.02"), of("10"), of("0.02"))).toBe(true);
    expect(isWithin(of("10.0200001"), of("10"), of("0.02"))).toBe(false);
    expect(isSame(of("1.50"), of("1.5"))).toBe(true);
  });

  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
    .map(([top, bottom]) => ({ top, bottom }));

  test("[DSK-5] what is divided comes back by multiplying, what is taken away by taking away", () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        if (right.top !== 0n) expect(isSame(times(over(left, right), right), left)).toBe(true);
        expect(isSame(minus(left, minus(left, right)), right)).toBe(true);
      }),
    );
  });
});
