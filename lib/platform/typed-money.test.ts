import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmount, formatMoney } from "./format";
import { money } from "./money";
import { parseTypedMoney } from "./typed-money";

describe("an amount as people type it", () => {
  test.each([
    ["en", "USD", "1,200.50", 120_050n],
    ["en", "USD", "1200.5", 120_050n],
    ["en", "USD", " 1200 USD ", 120_000n],
    ["en", "USD", "1,2", null], // twelve tenths, or twelve hundred begun?
    ["en", "USD", "1200,50", null],
    ["en", "USD", "1.200,50", null],
    ["sv", "SEK", "1 200,50", 120_050n],
    ["sv", "SEK", "1\u00a0200,50", 120_050n],
    ["sv", "SEK", "1200.50", 120_050n],
    ["sv", "SEK", "1,2,3", null],
    ["sv", "SEK", "1,200.50", null],
    ["en", "JPY", "1,200", 1_200n],
    ["en", "JPY", "1.5", null],
    ["sv", "KWD", "1,234", 1_234n],
    ["en", "USD", "0.001", null],
    ["en", "USD", "1e3", null],
    ["en", "USD", "", null],
    ["en", "USD", "ten", null],
    ["en", "USD", "9".repeat(40), null],
  ] as const)("[INV-10] %s %s %j", (locale, currency, text, minor) => {
    expect(parseTypedMoney(text, currency, locale)?.minor ?? null).toBe(minor);
  });

  test("[INV-10] what we write is what we read, in every language and currency", () => {
    const anyMinor = fc.bigInt({ min: 0n, max: 10n ** 14n });
    const anyCurrency = fc.constantFrom("USD", "SEK", "JPY", "KWD");
    fc.assert(
      fc.property(anyMinor, anyCurrency, fc.constantFrom("en", "sv"), (minor, currency, locale) => {
        const amount = money(minor, currency);
        expect(parseTypedMoney(formatAmount(amount, locale), currency, locale)).toEqual(amount);
        expect(parseTypedMoney(formatMoney(amount, locale), currency, locale)).toEqual(amount);
      }),
    );
  });
});
