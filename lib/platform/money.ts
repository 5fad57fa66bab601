/** An amount in minor units (cents, öre) of an ISO 4217 currency. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Two currencies met in one sum. */
export class CurrencyMismatch extends Error {
  constructor(left: string, right: string) {
    super(`cannot combine ${left} with ${right}`);
  }
}

export const money = (minor: bigint, currency: string): Money => ({ minor, currency });

/** ISO 4217's currencies of other than two decimals. `Intl` knows how amounts are usually written, which is not the same: its HUF has none. */
const EXPONENTS: Readonly<Record<string, number>> = Object.fromEntries([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3]),
  ..."CLF UYW".split(" ").map((code) => [code, 4]),
]);

/** Digits after the decimal point by ISO 4217: 2 for most, 0 for JPY, 3 for KWD. @throws RangeError for no currency code. */
export function exponentOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`not a currency code: ${currency}`);
  return EXPONENTS[currency] ?? 2;
}

/** @throws CurrencyMismatch */
export function add(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw new CurrencyMismatch(left.currency, right.currency);
  return money(left.minor + right.minor, left.currency);
}

/** @throws CurrencyMismatch */
export const subtract = (left: Money, right: Money): Money => add(left, money(-right.minor, right.currency));

/** The sum, zero for none. @throws CurrencyMismatch */
export const sum = (amounts: readonly Money[], currency: string): Money => amounts.reduce(add, money(0n, currency));

/**
 * Splits an amount by weights so that the parts add up to it exactly: each part is rounded towards zero, and the units
 * left over go to the largest remainders, the earlier part first.
 * @throws RangeError if a weight is negative or all are zero.
 */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((left, right) => left + right, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError("weights must be positive");
  const sign = amount.minor < 0n ? -1n : 1n;
  const size = amount.minor * sign;
  const parts = weights.map((weight) => (size * weight) / total);
  const missing = size - parts.reduce((left, right) => left + right, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % total }))
    .sort((left, right) => Number(right.remainder - left.remainder) || left.index - right.index)
    .slice(0, Number(missing));
  const extra = new Set(byRemainder.map(({ index }) => index));
  return parts.map((part, index) => money((part + (extra.has(index) ? 1n : 0n)) * sign, amount.currency));
}

/**
 * Reads what a person typed or a file holds, `1234.5` or `-0.05`, a point before the decimals, without going through
 * a float. Null when it is no amount or has more decimals than the currency.
 */
export function parseMoney(text: string, currency: string): Money | null {
  const exponent = exponentOf(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", decimals = ""] = match;
  if (decimals.length > exponent) return null;
  const minor = BigInt(whole + decimals.padEnd(exponent, "0"));
  return money(sign === "-" ? -minor : minor, currency);
}

/** `1234.50`: the plain decimal form, for `Intl` and files. */
export function toDecimal({ minor, currency }: Money): `${number}` {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const decimals = exponent > 0 ? `.${digits.slice(-exponent)}` : "";
  return `${minor < 0n ? "-" : ""}${whole}${decimals}` as `${number}`;
}
