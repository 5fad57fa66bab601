/** An exact number, as a fraction; the denominator is above zero. */
export interface Decimal {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** What XML Schema calls a decimal, of at most 14 whole and 20 further digits. */
const DECIMAL = /^([+-]?)0*(\d{0,14})(?:\.(\d{0,20}))?$/;

/** Reads an `xs:decimal`: `-12.50`, `.5`, `+3`. Null for anything else, an exponent included. */
export function parseDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text);
  if (!match || !/\d/.test(text)) return null;
  const [, sign, whole = "", decimals = ""] = match;
  const top = BigInt(`${whole}${decimals}` || "0");
  return { top: sign === "-" ? -top : top, bottom: 10n ** BigInt(decimals.length) };
}

/** How many digits after the point are written. */
export const writtenDecimals = (text: string): number => text.split(".")[1]?.length ?? 0;

export const ofMinor = (minor: bigint, exponent: number): Decimal => ({ top: minor, bottom: 10n ** BigInt(exponent) });

export const times = (left: Decimal, right: Decimal): Decimal => ({
  top: left.top * right.top,
  bottom: left.bottom * right.bottom,
});

/** @throws RangeError for nothing to divide by */
export function over(left: Decimal, right: Decimal): Decimal {
  if (right.top === 0n) throw new RangeError("division by zero");
  const sign = right.top < 0n ? -1n : 1n;
  return { top: left.top * right.bottom * sign, bottom: left.bottom * right.top * sign };
}

export const minus = (left: Decimal, right: Decimal): Decimal => ({
  top: left.top * right.bottom - right.top * left.bottom,
  bottom: left.bottom * right.bottom,
});

const size = (value: bigint): bigint => (value < 0n ? -value : value);

export const isZero = ({ top }: Decimal): boolean => top === 0n;
export const isNegative = ({ top }: Decimal): boolean => top < 0n;
export const isSame = (left: Decimal, right: Decimal): boolean => isZero(minus(left, right));

/** Whether two numbers lie no further apart than `tolerance`. */
export function isWithin(left: Decimal, right: Decimal, tolerance: Decimal): boolean {
  const apart = minus(left, right);
  return size(apart.top) * tolerance.bottom <= tolerance.top * apart.bottom;
}

/** In units of the given decimal place, halves away from zero: 1.005 to 2 places is 101. */
export function rounded({ top, bottom }: Decimal, places: number): bigint {
  const scaled = size(top) * 10n ** BigInt(places);
  const units = (2n * scaled + bottom) / (2n * bottom);
  return top < 0n ? -units : units;
}

/** As text of at most so many places, without zeros at the end: `36.75`, `-3`. */
export function toText(value: Decimal, places: number): string {
  const units = rounded(value, places);
  const digits = size(units)
    .toString()
    .padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${decimals ? `.${decimals}` : ""}`;
}
