import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentOf, money } from "@/lib/platform/money";
import { fromProvider, providerBounds, toProvider } from "@/lib/platform/provider-money";
import { StripeFault } from "@/sandbox/http/fault";
import { checkAmount, decimalsOf } from "@/sandbox/model/currency";

/** Every currency whose unit or bounds are told apart here or at the provider, and some that are as usual. */
const CURRENCIES = [
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF MGA BHD IQD JOD KWD LYD OMR TND CLF UYW".split(
    " ",
  ),
  ..."AED AUD BGN BRL CAD CHF CZK DKK EUR GBP HKD HUF INR MXN MYR NOK NZD PLN RON SEK SGD THB USD TRY IDR ZAR".split(
    " ",
  ),
];

describe("an amount in the provider's unit", () => {
  test.each([
    ["EUR", 12_345n, 12_345],
    ["JPY", 5_000n, 5_000],
    ["ISK", 5_000n, 500_000],
    ["UGX", 5_000n, 500_000],
    ["MGA", 500_000n, 5_000],
    ["KWD", 12_340n, 12_340],
    ["SEK", -300n, -300],
  ])("[M2] of %s: %s here is %s there, and back", (currency, minor, amount) => {
    expect(toProvider(money(minor, currency))).toBe(amount);
    expect(fromProvider(amount, currency.toLowerCase())).toEqual(money(minor, currency));
  });

  test("[M2] stands for the same money, whatever the currency", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.bigInt(1n, 99_999_999n), (currency, nth) => {
        const { step, most } = providerBounds(currency);
        const amount = money((nth * step.minor) % (most.minor + 1n), currency);
        const there = toProvider(amount);
        expect(fromProvider(there, currency.toLowerCase())).toEqual(amount);
        const scaled = [10n ** BigInt(exponentOf(currency)), 10n ** BigInt(decimalsOf(currency.toLowerCase()))];
        expect(BigInt(there) * (scaled[0] ?? 0n)).toBe(amount.minor * (scaled[1] ?? 0n));
      }),
    );
  });

  test.each([
    () => toProvider(money(10_050n, "MGA")),
    () => toProvider(money(10n ** 16n, "USD")),
    () => fromProvider(150, "isk"),
    () => fromProvider(1.5, "usd"),
    () => fromProvider(2 ** 53, "usd"),
    () => fromProvider(100, ""),
  ])("[M2] is never rounded: %s", (convert) => {
    expect(convert).toThrow(RangeError);
  });
});

describe("what the provider takes", () => {
  test.each([
    ["EUR", 50n, 99_999_999n, 1n],
    ["SEK", 300n, 99_999_999n, 1n],
    ["JPY", 50n, 99_999_999n, 1n],
    ["ISK", 1n, 999_999n, 1n],
    ["MGA", 100n, 9_999_999_900n, 100n],
    ["KWD", 10n, 99_999_990n, 10n],
  ])("[INV-3] of %s: from %s to %s in steps of %s", (currency, least, most, step) => {
    const bounds = providerBounds(currency);
    expect([bounds.least.minor, bounds.most.minor, bounds.step.minor]).toEqual([least, most, step]);
  });

  /** What the sandbox, which speaks for the provider, says of an amount of ours. */
  const saysNo = (minor: bigint, currency: string): string | undefined => {
    try {
      checkAmount(toProvider(money(minor, currency)), currency.toLowerCase(), "amount");
      return undefined;
    } catch (fault) {
      return fault instanceof StripeFault ? fault.body.code : "no unit";
    }
  };

  test.each(CURRENCIES)("[INV-3] of %s is what it takes, to the unit", (currency) => {
    const { least, most, step } = providerBounds(currency);
    for (const { minor } of [least, most]) expect([minor, saysNo(minor, currency)]).toEqual([minor, undefined]);
    expect(["amount_too_small", "no unit"]).toContain(saysNo(least.minor - step.minor, currency));
    expect(saysNo(most.minor + step.minor, currency)).toBe("amount_too_large");
    if (step.minor > 1n) expect(["parameter_invalid_integer", "no unit"]).toContain(saysNo(least.minor + 1n, currency));
  });
});
