import { describe, expect, test } from "vitest";
import { readQuantity } from "./rules";

const reasonOf = (typed: string): number | string | null => {
  const read = readQuantity(typed);
  return typeof read === "object" && read !== null ? read.reason.replace("catalog.quantity_", "") : read;
};

describe("a quantity as people type and paste it", () => {
  test.each<[string, number | string | null]>([
    ["", null],
    ["  ", null],
    ["1", 1],
    [" 12 ", 12],
    ["007", 7],
    ["1 000", 1000],
    ["1\u00a0000\u202f000", 1_000_000],
    ["1000000", 1_000_000],
    ["1000001", "huge"],
    ["99999999999999999999999999", "huge"],
    ["0", "zero"],
    ["000", "zero"],
    ["-1", "negative"],
    ["\u22125", "negative"],
    ["- 5", "negative"],
    ["1.5", "fraction"],
    ["1,5", "fraction"],
    ["0.5", "fraction"],
    ["1,000", "grouped"],
    ["1.000", "grouped"],
    ["1'000", "grouped"],
    ["10 00", "malformed"],
    ["1e3", "malformed"],
    ["0x10", "malformed"],
    ["+3", "malformed"],
    ["١٢", "malformed"],
    ["５", "malformed"],
    ["½", "malformed"],
    ["ten", "malformed"],
    ["1\u200b2", "malformed"],
    ["--1", "malformed"],
  ])("[QUO-6, ANY-4] %j: %s", (typed, expected) => {
    expect(reasonOf(typed)).toBe(expected);
  });
});
