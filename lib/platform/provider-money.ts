import { exponentOf, type Money, money, parseMoney } from "./money";

/**
 * What the payment provider (Stripe) makes of each currency, which is not ISO 4217 everywhere: its unit, and between which
 * amounts and in which steps it takes a payment (https://docs.stripe.com/currencies).
 */

const codes = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const NO_DECIMALS = codes("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");
/** The last of the three is always zero. */
const THREE_DECIMALS = codes("BHD JOD KWD OMR TND");
/** Written with two decimals that are always zero. */
const WHOLE_UNITS = codes("ISK UGX");

/** The least that one payment takes; of other currencies the provider knows by that day's rate, and says so by itself. */
const LEAST: Readonly<Record<string, string>> = {
  ...{ AED: "2.00", AUD: "0.50", BGN: "1.00", BRL: "0.50", CAD: "0.50", CHF: "0.50", CZK: "15.00", DKK: "2.50" },
  ...{ EUR: "0.50", GBP: "0.30", HKD: "4.00", HUF: "175.00", INR: "0.50", JPY: "50", MXN: "10.00", MYR: "2.00" },
  ...{ NOK: "3.00", NZD: "0.50", PLN: "2.00", RON: "2.00", SEK: "3.00", SGD: "0.50", THB: "10.00", USD: "0.50" },
};
/** Eight digits of the provider's unit. */
const MOST = 99_999_999n;

function decimalsThere(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

function stepThere(currency: string): bigint {
  if (THREE_DECIMALS.has(currency)) return 10n;
  return WHOLE_UNITS.has(currency) ? 100n : 1n;
}

/** So many of the provider's units are so many of ours; one of the two is 1. @throws RangeError for no currency code */
function rateOf(currency: string): { readonly theirs: bigint; readonly ours: bigint } {
  const more = decimalsThere(currency) - exponentOf(currency);
  return more > 0 ? { theirs: 10n ** BigInt(more), ours: 1n } : { theirs: 1n, ours: 10n ** BigInt(-more) };
}

/**
 * An amount as the provider takes it, in its own unit.
 * @throws RangeError where its unit cannot say it, or a number cannot hold it
 */
export function toProvider({ minor, currency }: Money): number {
  const { theirs, ours } = rateOf(currency);
  const amount = Number((minor / ours) * theirs);
  if (minor % ours !== 0n || !Number.isSafeInteger(amount))
    throw new RangeError(`the provider has no unit for ${minor} of ${currency}`);
  return amount;
}

/** The same back: an amount that the provider tells, with its currency in small letters. @throws RangeError likewise */
export function fromProvider(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  const { theirs, ours } = rateOf(code);
  const units = BigInt(amount) * ours;
  if (!Number.isSafeInteger(amount) || units % theirs !== 0n)
    throw new RangeError(`there is no unit here for the provider's ${amount} of ${code}`);
  return money(units / theirs, code);
}

/** Between which amounts, and in which steps, the provider takes a payment of a currency; each is a multiple of the step. */
export interface ProviderBounds {
  readonly least: Money;
  readonly most: Money;
  readonly step: Money;
}

const known = new Map<string, ProviderBounds>();

/** @throws RangeError for no currency code */
export function providerBounds(currency: string): ProviderBounds {
  const bounds = known.get(currency) ?? boundsOf(currency);
  known.set(currency, bounds);
  return bounds;
}

function boundsOf(currency: string): ProviderBounds {
  const { theirs, ours } = rateOf(currency);
  const there = stepThere(currency);
  const step = larger((there * ours) / theirs, 1n);
  const least = parseMoney(LEAST[currency] ?? "0", currency)?.minor ?? 0n;
  return {
    least: money(larger(least, step), currency),
    most: money((((MOST / there) * there * ours) / theirs / step) * step, currency),
    step: money(step, currency),
  };
}

const larger = (left: bigint, right: bigint): bigint => (left > right ? left : right);
