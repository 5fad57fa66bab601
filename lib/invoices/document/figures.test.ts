import { expect, test } from "vitest";
import { formatDecimal, formatUnitPrice } from "./figures";

test.each([
  ["1234567.5", "en", "1,234,567.5"],
  ["1234567.500", "sv", "1\u00a0234\u00a0567,5"],
  ["-0.125", "sv", "\u22120,125"],
  ["-0.00", "en", "0"],
  ["0012", "en", "12"],
  ["123456789012345678.123456", "en", "123,456,789,012,345,678.123456"],
  ["1e5", "en", "1e5"],
  ["", "en", ""],
] as const)("[INV-2] the quantity %j in %s is %j", (text, locale, written) => {
  expect(formatDecimal(text, locale)).toBe(written);
});

test.each([
  ["99.5", "SEK", "99.50"],
  ["0.000125", "USD", "0.000125"],
  ["1.100000", "USD", "1.10"],
  ["1200", "JPY", "1,200"],
  ["0.5", "JPY", "0.5"],
  ["2", "KWD", "2.000"],
])("[INV-2] the unit price %s in %s is %s", (text, currency, written) => {
  expect(formatUnitPrice(text, currency, "en")).toBe(written);
});
