import { formatAmount } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { exponentOf, money } from "@/lib/platform/money";

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A plain decimal written as in the language, with at least so many decimals and no zeros after them. Prices have up to
 * six decimals, which `Money` cannot hold, and pass through no float. What is no decimal is shown as it is.
 */
export function formatDecimal(text: string, locale: Locale, least = 0): string {
  const [, sign = "", whole = "", decimals = ""] = PLAIN.exec(text.trim()) ?? [];
  if (whole === "") return text;
  const { group, point, minus } = marks(locale);
  const kept = decimals.replace(/0+$/, "").padEnd(least, "0");
  const grouped = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, group);
  const isZero = !/[1-9]/.test(whole + decimals);
  return `${sign && !isZero ? minus : ""}${grouped}${kept && point}${kept}`;
}

/** With at least the currency's own decimals: 12.50, and 0.0015. */
export const formatUnitPrice = (text: string, currency: string, locale: Locale): string =>
  formatDecimal(text, locale, exponentOf(currency));

/** Learned from an amount, so that prices and amounts are written alike. */
function marks(locale: Locale): { group: string; point: string; minus: string } {
  const sample = formatAmount(money(-123456789n, "EUR"), locale);
  const [, minus = "-", group = "", point = "."] = /^(\D+)1(\D*)234\D*567(\D)89$/.exec(sample) ?? [];
  return { group, point, minus };
}
