import { type Money, money } from "@/lib/platform/money";
import type { PricedTotals } from "../types";

/** `part` of `whole` of an amount, rounded to the nearest minor unit, half away from zero; amounts are never below zero. */
export const partOf = (minor: bigint, part: bigint, whole: bigint): bigint =>
  (2n * minor * part + whole) / (2n * whole);

/** Percent as text ("25", "8.125") in thousandths of a percent. @throws RangeError where it is none */
export function rateInThousandths(rate: string): bigint {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(rate) ?? [];
  if (whole === undefined) throw new RangeError("a tax rate is a percentage with at most three decimals");
  return BigInt(whole + fraction.padEnd(3, "0"));
}

/** What lines come to, taxed together as an invoice taxes them. `taxRate`: percent as text, or null. */
export function totalsWithTax(
  lines: readonly { readonly amountMinor: bigint }[],
  taxRate: string | null,
  currency: string,
): PricedTotals {
  const net = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const tax = taxRate === null ? 0n : partOf(net, rateInThousandths(taxRate), 100_000n);
  const inCurrency = (minor: bigint): Money => money(minor, currency);
  return { net: inCurrency(net), tax: inCurrency(tax), total: inCurrency(net + tax) };
}
