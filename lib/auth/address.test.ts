import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailAddress } from "./address";

/** What the schema makes of a typed address: the address itself, or the first key of what is wrong with it. */
function taken(typed: string): string {
  const parsed = emailAddress.safeParse(typed);
  return parsed.success ? parsed.data : `refused: ${parsed.error.issues[0]?.message}`;
}

const MALFORMED = "refused: email_malformed";

describe("an address that is taken", () => {
  test.each([
    ["ada@acme.example", "ada@acme.example"],
    ["Ada.Byron@Acme.EXAMPLE", "ada.byron@acme.example"],
    ["  ada@acme.example\r\n", "ada@acme.example"],
    ["ada+billing@acme.example", "ada+billing@acme.example"],
    ["o'brien@acme.example", "o'brien@acme.example"],
    ["a@b.example", "a@b.example"],
    ["1@2.example", "1@2.example"],
    ["{a|b}/`c`=$d!#%&*?^~@acme.example", "{a|b}/`c`=$d!#%&*?^~@acme.example"],
    ["ada@sub.sub2.acme.example", "ada@sub.sub2.acme.example"],
    ["ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
    [`${"a".repeat(64)}@acme.example`, `${"a".repeat(64)}@acme.example`],
    ["\u212Aate@acme.example", "kate@acme.example"], // the sign for kelvin is a k in lower case: kate gets the mail
  ])("[S5, ACC-2] %j is stored as %j", (typed, stored) => {
    expect(taken(typed)).toBe(stored);
  });
});

describe("an address that is refused", () => {
  test.each([
    ["", "refused: email_missing"],
    ["   ", "refused: email_missing"],
    ["\t\n", "refused: email_missing"],
    ["ada@acme.example,eve@evil.example", "refused: email_several"],
    ["ada@acme.example, eve@evil.example", "refused: email_several"],
    ["ada@acme.example;eve@evil.example", "refused: email_several"],
    ["all:ada@acme.example,eve@evil.example;", "refused: email_several"],
    ["ada@acme.example,", "refused: email_several"],
    [",", "refused: email_several"],
  ])("[S5, ACC-3] %j: %s", (typed, expected) => {
    expect(taken(typed)).toBe(expected);
  });

  test.each([
    "ada",
    "ada@",
    "@acme.example",
    "ada@acme",
    "ada@@acme.example",
    "ada@acme.example@evil.example",
    "ada@evil.example@acme.example",
    "ada acme@acme.example",
    "ada@acme .example",
    "ada@acme.example eve@evil.example",
    "ada@acme.example\neve@evil.example",
    "ada@acme.example\r\nBcc: eve@evil.example",
    "ada\u0000@acme.example",
    "ada@acme.example\u0000",
    "Ada <ada@acme.example>",
    "<ada@acme.example>",
    "eve@evil.example <ada@acme.example>",
    '"ada"@acme.example',
    '"eve@evil.example "@acme.example',
    "ada(comment)@acme.example",
    "ada@acme.example(eve@evil.example)",
    "ada@(evil.example)acme.example",
    "@evil.example:ada@acme.example",
    "all:ada@acme.example",
    "mailto:ada@acme.example",
    "ada@[127.0.0.1]",
    "ada@127.0.0.1",
    "ada@localhost",
    "ada@acme.example.",
    "ada@.acme.example",
    "ada@acme..example",
    "ada@-acme.example",
    "ada@acme-.example",
    "ada@acme.e",
    "ada@acme.123",
    ".ada@acme.example",
    "ada.@acme.example",
    "ad..a@acme.example",
    "ada\uff20acme.example", // full-width @
    "ada@acme\uff0eexample", // full-width dot
    "ada@acme\u3002example", // ideographic full stop
    "ada\u200b@acme.example", // a space of no width
    "ada@\u0430cme.example", // a Cyrillic a
    "ad\u00e5@acme.example",
    "\u0130da@acme.example", // a dotted capital I, which becomes two characters in lower case
    "ada@b\u00fccher.example",
    "ada\\@acme.example",
    "ada\u202e@acme.example",
    `${"a".repeat(65)}@acme.example`,
    `ada@${"a".repeat(64)}.example`,
    `ada@${"a.".repeat(130)}example`,
  ])("[S5] %j is malformed", (typed) => {
    expect(taken(typed)).toBe(MALFORMED);
  });
});

describe("whatever is typed", () => {
  test("[S5] what is taken is one plain ASCII address in lower case, and is taken again as it is", () => {
    const pieces = fc.constantFrom(
      "a",
      "Z",
      "@",
      ".",
      "acme",
      "example",
      ",",
      " ",
      '"',
      "<",
      "(",
      "\n",
      "ü",
      "\uff20",
      ":",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (typed) => {
        const stored = taken(typed.join(""));
        if (stored.startsWith("refused")) return;
        expect(stored).toMatch(/^[!-~]+$/);
        expect(stored).toBe(stored.toLowerCase());
        expect(stored.split("@")).toHaveLength(2);
        expect(taken(stored)).toBe(stored);
      }),
      { numRuns: 2000 },
    );
  });

  test("[P4] is answered at once, however long and however built to be slow", () => {
    const start = performance.now();
    for (const slow of ["a".repeat(20_000), `a@${"a.".repeat(120)}`, `a@${"a-".repeat(125)}`, "@".repeat(250)])
      expect(taken(slow)).toBe(MALFORMED);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
