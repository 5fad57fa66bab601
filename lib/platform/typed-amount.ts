import { exponentOf, type Money, money } from "./money";

/** Why what was typed is no amount. */
export type TypedFault = "missing" | "malformed" | "decimals" | "not_positive";

export type TypedAmount = { readonly amount: Money } | { readonly fault: TypedFault };

/** Spaces of all widths, and the apostrophes that some write between thousands. */
const BETWEEN_DIGITS = /[\s\u00a0\u2007\u2009\u202f'’]/gu;
const MINUS = /^[-−–]/u;

/**
 * What a person typed or pasted as an amount above zero, read as people of their language write it and never through a
 * float: `1,200.50`, `1 200,50`, `1200.5`, with or without the currency's code. What could mean two amounts is none.
 */
export function readAmount(typed: string, currency: string, locale: string): TypedAmount {
  const text = withoutCode(typed.normalize("NFKC").replace(BETWEEN_DIGITS, ""), currency);
  if (text === "") return { fault: "missing" };
  const digits = text.replace(MINUS, "");
  const parts = partsOf(digits, locale);
  if (!parts) return { fault: "malformed" };
  const { whole, decimals } = parts;
  const exponent = exponentOf(currency);
  if (decimals.length > exponent) return { fault: "decimals" };
  const minor = BigInt(whole + decimals.padEnd(exponent, "0"));
  return digits !== text || minor === 0n ? { fault: "not_positive" } : { amount: money(minor, currency) };
}

/** As it stands on the page it may have been copied from: "100.00 EUR". */
function withoutCode(text: string, currency: string): string {
  const upper = text.toUpperCase();
  if (upper.endsWith(currency)) return text.slice(0, -currency.length);
  return upper.startsWith(currency) ? text.slice(currency.length) : text;
}

/** Between thousands; Swedish has a space there, which is gone by now. */
const GROUP: Readonly<Record<string, string>> = { en: "," };

/** Digits before and after the decimal sign, be it a comma or a point. */
function partsOf(text: string, locale: string): { whole: string; decimals: string } | null {
  if (!/^\d+([.,]\d+)*$/.test(text)) return null;
  const signs = text.replace(/\d/g, "");
  const last = signs.at(-1);
  if (!last) return { whole: text, decimals: "" };
  const isGroupOnly = [...signs].every((sign) => sign === last) && (signs.length > 1 || isGrouped(text, last, locale));
  const at = isGroupOnly ? text.length : text.lastIndexOf(last);
  const whole = text.slice(0, at);
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)) return null;
  return { whole: whole.replace(/[.,]/g, ""), decimals: text.slice(at + 1) };
}

/** "1,200" is twelve hundred to who reads English, and no amount of euros to anybody else. */
const isGrouped = (text: string, sign: string, locale: string): boolean =>
  sign === GROUP[locale] && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
