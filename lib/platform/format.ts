import { daysBetween, type PlainDate, toDateColumn } from "./dates";
import { exponentOf, type Money, toDecimal } from "./money";

/** Made once each: constructing an Intl formatter costs more than a thousand uses of it. */
type Formatter = Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat | Intl.DisplayNames;
const cache = new Map<string, Formatter>();

function cached<F extends Formatter>(key: string, make: () => F): F {
  const known = cache.get(key);
  if (known) return known as F;
  const made = make();
  cache.set(key, made);
  return made;
}

/** With the currency always stated as its code: "1,200.00 USD" in English, "1 200,00 SEK" in Swedish. */
export const formatMoney = (amount: Money, locale: string): string =>
  `${formatAmount(amount, locale)}\u00a0${amount.currency}`;

/** With its currency's digits but without its code, for columns whose head names it: "1,200.00". */
export function formatAmount(amount: Money, locale: string): string {
  const digits = exponentOf(amount.currency);
  const number = cached(
    `n:${locale}:${digits}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return number.format(toDecimal(amount));
}

const KILO = 1024;

/** A file's size in figures, and of what: kilobytes, never none, or megabytes. */
export function formatFileSize(bytes: number, locale: string): { size: string; unit: "kilobytes" | "megabytes" } {
  const isLarge = bytes >= KILO * KILO;
  const digits = isLarge ? 1 : 0;
  const number = cached(
    `size:${locale}:${digits}`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
  );
  const value = isLarge ? bytes / KILO / KILO : Math.max(1, Math.round(bytes / KILO));
  return { size: number.format(value), unit: isLarge ? "megabytes" : "kilobytes" };
}

const DATE_STYLES = {
  short: { day: "numeric", month: "short", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** "14 Dec 2026": the day before the month for English too, so that nobody can misread it. */
export function formatPlainDate(date: PlainDate, locale: string, style: keyof typeof DATE_STYLES = "short"): string {
  const tag = locale === "en" ? "en-GB" : locale;
  return cached(
    `d:${tag}:${style}`,
    () => new Intl.DateTimeFormat(tag, { ...DATE_STYLES[style], timeZone: "UTC" }),
  ).format(toDateColumn(date));
}

const MONTH_STYLES = {
  short: { month: "short" },
  long: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** "Nov" or "November 2026": the month a day is in. */
export const formatMonth = (day: PlainDate, locale: string, style: keyof typeof MONTH_STYLES): string =>
  cached(
    `m:${locale}:${style}`,
    () => new Intl.DateTimeFormat(locale, { ...MONTH_STYLES[style], timeZone: "UTC" }),
  ).format(toDateColumn(day));

/** "75K", "1.2M": for the scale of a drawing, whose numbers stand in full beside it. */
export const formatScale = (value: number, locale: string): string =>
  cached(
    `scale:${locale}`,
    () => new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }),
  ).format(value);

/** "3 Nov 2026, 14:02 CET": an instant with its zone stated. */
export function formatInstant(instant: Date, locale: string, timeZone: string): string {
  const tag = locale === "en" ? "en-GB" : locale;
  return cached(
    `i:${tag}:${timeZone}`,
    () =>
      new Intl.DateTimeFormat(tag, {
        ...DATE_STYLES.short,
        hour: "2-digit",
        minute: "2-digit",
        timeZone,
        timeZoneName: "short",
      }),
  ).format(instant);
}

/** "5 %", "8.125 %": hundredths of a percent. */
export const formatPercent = (points: number, locale: string): string =>
  cached(
    `percent:${locale}`,
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 3 }),
  ).format(points / 10_000);

/** "in 12 days", "today", "3 days ago". */
export const formatDaysAway = (date: PlainDate, today: PlainDate, locale: string): string =>
  cached(`r:${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" })).format(
    daysBetween(today, date),
    "day",
  );

/** "Sweden", "Sverige": an ISO 3166-1 code as a name. */
export const formatCountry = (country: string, locale: string): string =>
  cached(`country:${locale}`, () => new Intl.DisplayNames(locale, { type: "region" })).of(country) ?? country;

/** "Los Angeles": how a time zone is named to people. */
export const formatTimeZone = (timeZone: string): string =>
  timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
