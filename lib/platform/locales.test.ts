import { describe, expect, test } from "vitest";
import { isLocale, preferredLocale } from "./locales";

describe("the language a browser prefers", () => {
  test.each([
    ["sv", "sv"],
    ["sv-SE,sv;q=0.9,en;q=0.8", "sv"],
    ["en-US,en;q=0.9,sv;q=0.8", "en"],
    ["de-DE,de;q=0.9,sv;q=0.5,en;q=0.4", "sv"],
    ["en;q=0.5,sv;q=0.9", "sv"],
    ["SV-fi", "sv"],
    [" sv; q=0.3 , en; q=0.2", "sv"],
    ["en;q=0,sv;q=0.1", "sv"],
    ["de,fr;q=0.9", null],
    ["*", null],
    ["", null],
    [null, null],
    [undefined, null],
    ["sv;q=none", null],
    ["svenska", null],
    [";;;,,,=;q=", null],
    [`${"x,".repeat(5000)}sv`, null], // nobody's real header
  ])("[ANY-2] of %j is %j", (header, expected) => {
    expect(preferredLocale(header)).toBe(expected);
  });

  test("[ANY-2] only what there is a file for counts as a language", () => {
    expect(["en", "sv", "EN", "de", "", null, "__proto__"].map(isLocale)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
