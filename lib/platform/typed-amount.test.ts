import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmount, formatMoney } from "./format";
import { money } from "./money";
import { readAmount } from "./typed-amount";

const read = (typed: string, locale = "en", currency = "EUR") => {
  const found = readAmount(typed, currency, locale);
  return "fault" in found ? found.fault : found.amount.minor;
};

describe("an amount as people type it", () => {
  test.each([
    ["100", 10_000n],
    ["100.5", 10_050n],
    ["0.01", 1n],
    ["1,200.50", 120_050n],
    ["1,200", 120_000n],
    ["12,345,678.90", 1_234_567_890n],
    ["1.200,50", 120_050n], // the last sign is the decimal one
    ["100,50", 10_050n], // no thousands have two digits
    ["  1 200.50 EUR ", 120_050n],
    ["eur 7", 700n],
    ["1\u00a0200.50\u00a0EUR", 120_050n],
    ["1’200.50", 120_050n],
    ["１２", 1_200n], // full width
  ])("[PAY-2] in English: %s", (typed, minor) => expect(read(typed)).toBe(minor));

  test.each([
    ["1 200,50", 120_050n],
    ["1\u202f200,50\u00a0EUR", 120_050n],
    ["1200.50", 120_050n],
    ["1.200.000", 120_000_000n],
    ["100,5", 10_050n],
  ])("[PAY-2] in Swedish: %s", (typed, minor) => expect(read(typed, "sv")).toBe(minor));

  test.each([
    ["", "missing"],
    ["   ", "missing"],
    ["EUR", "missing"],
    ["0", "not_positive"],
    ["0.00", "not_positive"],
    ["-5", "not_positive"],
    ["−5,00", "not_positive"],
    ["abc", "malformed"],
    ["12a", "malformed"],
    ["1e5", "malformed"],
    ["0x10", "malformed"],
    ["1..2", "malformed"],
    [".5", "malformed"],
    ["5.", "malformed"],
    ["1,20,000", "malformed"],
    ["100 USD", "malformed"],
    ["€5", "malformed"],
    ["<b>1</b>", "malformed"],
    ["1.005", "decimals"],
    ["10.000", "decimals"],
  ])("[PAY-2] in English not: %s (%s)", (typed, fault) => expect(read(typed)).toBe(fault));

  test("[PAY-2] in Swedish 1,200 and 1.200 are never taken for twelve hundred", () => {
    expect([read("1,200", "sv"), read("1.200", "sv")]).toEqual(["decimals", "decimals"]);
  });

  test("[PAY-2] follows the currency's decimals", () => {
    expect([read("500", "en", "JPY"), read("500.5", "en", "JPY")]).toEqual([500n, "decimals"]);
    expect([read("1.234", "en", "KWD"), read("1,234", "sv", "KWD")]).toEqual([1_234n, 1_234n]);
  });

  test("[PAY-2] what is written out is read back, whatever its size, with and without the code", () => {
    const codes = fc.constantFrom("EUR", "SEK", "JPY", "KWD");
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 25n), codes, fc.constantFrom("en", "sv"), (minor, currency, locale) => {
        const amount = money(minor, currency);
        // A Swedish dinar of three decimals is no thousand: nothing is read wrong there either.
        for (const typed of [formatAmount(amount, locale), formatMoney(amount, locale)])
          expect(readAmount(typed, currency, locale)).toEqual({ amount });
      }),
    );
  });

  test("[PAY-2] anything at all is an amount or a fault, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("en", "sv"), (typed, locale) => {
        const found = readAmount(typed, "EUR", locale);
        if ("amount" in found) expect(found.amount.minor).toBeGreaterThan(0n);
      }),
    );
  });
});
