import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "./dates";
import {
  formatAmount,
  formatCountry,
  formatDaysAway,
  formatInstant,
  formatMoney,
  formatMonth,
  formatPlainDate,
  formatScale,
  formatTimeZone,
} from "./format";
import { LOCALES } from "./locales";
import { money, parseMoney } from "./money";

/** Spaces that do not break, written as they are read. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  test.each<[bigint, string, string, string]>([
    [120_000n, "USD", "en", "1,200.00 USD"],
    [120_000n, "USD", "sv", "1 200,00 USD"],
    [-5n, "SEK", "en", "-0.05 SEK"],
    [-5n, "SEK", "sv", "−0,05 SEK"],
    [0n, "EUR", "en", "0.00 EUR"],
    [1234n, "JPY", "en", "1,234 JPY"],
    [1234n, "JPY", "sv", "1 234 JPY"],
    [1_234_567n, "KWD", "en", "1,234.567 KWD"],
    [999_999_999_999_999_999n, "USD", "en", "9,999,999,999,999,999.99 USD"],
  ])("[ANY-2] %d minor units of %s in %s: %s", (minor, currency, locale, expected) => {
    expect(plain(formatMoney(money(minor, currency), locale))).toBe(expected);
  });

  test("[INV-2] stands without its currency where the column's head names it", () => {
    expect(formatAmount(money(-123_456n, "SEK"), "sv")).toBe("\u22121\u00a0234,56");
    expect(formatAmount(money(5n, "KWD"), "en")).toBe("0.005");
  });

  test("[ANY-2] always says its currency, on the same line, and every digit of the amount", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
        fc.constantFrom("USD", "SEK", "JPY", "KWD"),
        fc.constantFrom(...LOCALES),
        (minor, currency, locale) => {
          const text = formatMoney(money(minor, currency), locale);
          expect(text.endsWith(`\u00a0${currency}`)).toBe(true);
          expect(text).not.toContain(" ");
          const number = text
            .slice(0, -4)
            .replace(/[\s\u00a0]/g, "")
            .replace("−", "-");
          const decimal = locale === "sv" ? number.replace(",", ".") : number.replaceAll(",", "");
          expect(parseMoney(decimal, currency)?.minor ?? minor).toBe(minor);
          expect(decimal.replace(/\D/g, "").replace(/^0+/, "")).toBe(
            String(minor).replace(/\D/g, "").replace(/^0+/, ""),
          );
        },
      ),
    );
  });
});

describe("dates", () => {
  const day = plainDate("2026-12-04");
  test.each([
    ["en", "short", "4 Dec 2026"],
    ["en", "long", "4 December 2026"],
    ["sv", "short", "4 dec. 2026"],
    ["sv", "long", "4 december 2026"],
  ] as const)("[ANY-2] in %s, %s: %s", (locale, style, expected) => {
    expect(plain(formatPlainDate(day, locale, style))).toBe(expected);
  });

  test("[REN-2] show the calendar day itself, wherever the server stands", () => {
    expect(formatPlainDate(plainDate("2027-01-01"), "en")).toBe("1 Jan 2027");
    expect(formatPlainDate(plainDate("2027-12-31"), "en")).toBe("31 Dec 2027");
  });
});

describe("instants", () => {
  const instant = new Date("2026-12-04T23:30:00Z");
  test.each([
    ["en", "Europe/Stockholm", "5 Dec 2026, 00:30 CET"],
    ["en", "America/Los_Angeles", "4 Dec 2026, 15:30 GMT-8"],
    ["en", "Asia/Kolkata", "5 Dec 2026, 05:00 GMT+5:30"],
    ["sv", "Europe/Stockholm", "5 dec. 2026 00:30 CET"],
  ])("[ANY-2] in %s and %s, with the zone stated: %s", (locale, zone, expected) => {
    expect(plain(formatInstant(instant, locale, zone))).toBe(expected);
  });

  test("[ANY-2] say summer time", () => {
    expect(plain(formatInstant(new Date("2026-07-01T10:00:00Z"), "en", "Europe/Stockholm"))).toBe(
      "1 Jul 2026, 12:00 CEST",
    );
  });
});

describe("how far away a day is", () => {
  const today = plainDate("2027-03-10");
  test.each([
    ["2027-03-22", "en", "in 12 days"],
    ["2027-03-22", "sv", "om 12 dagar"],
    ["2027-03-11", "en", "tomorrow"],
    ["2027-03-10", "en", "today"],
    ["2027-03-10", "sv", "i dag"],
    ["2027-03-07", "en", "3 days ago"],
    ["2027-03-07", "sv", "för 3 dagar sedan"],
  ])("[REN-3] %s in %s: %s", (day, locale, expected) => {
    expect(plain(formatDaysAway(plainDate(day), today, locale))).toBe(expected);
  });
});

test.each([
  ["America/Los_Angeles", "Los Angeles"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", "UTC"],
])("[ANY-2] the zone %s is called %s", (zone, name) => {
  expect(formatTimeZone(zone)).toBe(name);
});

test("[ANY-2] formatters that are kept do not stand in each other's place", () => {
  const day = plainDate("2026-12-14");
  const all = () => [
    formatScale(75_000, "en"),
    formatCountry("SE", "en"),
    formatDaysAway(day, day, "en"),
    formatMonth(day, "en", "short"),
    formatMonth(day, "en", "long"),
    formatAmount(money(120_000n, "USD"), "en"),
    formatPlainDate(day, "en"),
  ];
  const expected = ["75K", "Sweden", "today", "Dec", "December 2026", "1,200.00", "14 Dec 2026"];
  expect([all(), all()]).toEqual([expected, expected]);
});
