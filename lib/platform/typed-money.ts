import { formatAmount } from "./format";
import { type Money, money, parseMoney } from "./money";

/** Spaces of every width, and the apostrophe, only ever group digits. */
const GAPS = /[\s\u00a0\u2009\u202f'’]/g;

/**
 * An amount as a person types it, in their way of writing numbers and without going through a float: "1,200.50" in
 * English, "1 200,50" in Swedish, where a point before the decimals is understood as well. Null where it could be read
 * two ways, is no amount, or has more decimals than the currency.
 */
export function parseTypedMoney(text: string, currency: string, locale: string): Money | null {
  const bare = text
    .trim()
    .replace(new RegExp(`^${currency}|${currency}$`, "i"), "")
    .replace(GAPS, "");
  const plain = writesComma(locale) ? bare.replace(",", ".") : ungrouped(bare);
  return plain === null ? null : parseMoney(plain, currency);
}

/** Before the decimals. */
const writesComma = (locale: string): boolean => formatAmount(money(150n, "USD"), locale).includes(",");

/** With commas as English groups digits, in threes and nowhere else. */
const ungrouped = (text: string): string | null => {
  if (!text.includes(",")) return text;
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : null;
};
