import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  groupArticles,
  HELP_SLUGS,
  helpPath,
  longestPhrase,
  parseArticle,
  phrasesOf,
  stepsOf,
  wordsOf,
  wordToFind,
} from "./rules";

const FILE = `# Pay an invoice

> keywords: pay, pay now ,  , settle
> page: /invoices, /

You pay it
by card.

1. Press **Pay Now**.
2. Type the card.

Nothing is charged twice.
`;

describe("an article's file", () => {
  test("[HLP-1] is title, keywords, pages, summary and the rest", () => {
    expect(parseArticle("pay", "en", FILE)).toEqual({
      slug: "pay",
      locale: "en",
      title: "Pay an invoice",
      keywords: ["pay", "pay now", "settle"],
      pages: ["/invoices", "/"],
      summary: "You pay it by card.",
      body: "1. Press **Pay Now**.\n2. Type the card.\n\nNothing is charged twice.",
    });
  });

  test.each([
    ["title", FILE.replace("# Pay", "Pay")],
    ["keywords", FILE.replace(/> keywords.*\n/, "")],
    ["pages that can be linked", FILE.replace(/> page.*\n/, "")],
    ["pages that can be linked", FILE.replace("/invoices,", "https://elsewhere.example,")],
    ["pages that can be linked", FILE.replace("/invoices,", "/invoices/[reference],")],
    ["pages that can be linked", FILE.replace("/invoices,", "//elsewhere.example,")],
    ["summary", FILE.replace("You pay it\nby card.\n\n", "")],
    ["summary in plain words", FILE.replace("You pay", "**You** pay")],
    ["summary in plain words", FILE.replace("You pay", "[You](/) pay")],
    ["title", ""],
  ])("[HLP-1] without %s it is refused by name", (what, text) => {
    expect(() => parseArticle("pay", "en", text)).toThrow(`The help article en/pay has no ${what}`);
  });

  test("[HLP-1] its steps are the numbered lines", () => {
    expect(stepsOf(parseArticle("pay", "en", FILE))).toEqual(["Press **Pay Now**.", "Type the card."]);
    expect(stepsOf({ body: "In 2026. 1. is no step" })).toEqual([]);
  });
});

test("[HLP-1] the list is by theme, each article once, in its order, without empty themes", () => {
  const [first, second] = ["sessions", "signing-in"].map((slug) => parseArticle(slug, "en", FILE));
  const groups = groupArticles([first, second].flatMap((article) => article ?? []));
  expect(groups.map(({ theme, articles }) => [theme, articles.map(({ slug }) => slug)])).toEqual([
    ["signing_in", ["signing-in", "sessions"]],
  ]);
  expect(new Set(HELP_SLUGS).size).toBe(HELP_SLUGS.length);
  expect(groupArticles([])).toEqual([]);
});

test("[HLP-1] an article's address", () => {
  expect([helpPath(), helpPath("auto-pay")]).toEqual(["/help", "/help/auto-pay"]);
});

describe("words to find", () => {
  test("[HLP-1] case, accents and marks make no difference", () => {
    expect(wordsOf("Hur BETALAR jag, förfallen faktura?")).toEqual(["hur", "betalar", "jag", "forfallen", "faktura"]);
    expect(wordsOf("Can’t I pay INV-1042?")).toEqual(["cant", "i", "pay", "inv", "1042"]);
    expect(wordsOf("?! …")).toEqual([]);
  });

  test.each([
    ["en", "how", null],
    ["en", "invoices", "invoic"],
    ["en", "invoice", "invoic"],
    ["en", "paying", "pay"],
    ["en", "as", null],
    ["en", "address", "address"],
    ["en", "addresses", "address"],
    ["sv", "hur", null],
    ["sv", "fakturor", "faktur"],
    ["sv", "fakturan", "faktur"],
    ["sv", "betalning", "betal"],
    ["sv", "betala", "betal"],
  ] as const)("[HLP-1] %s: %s is looked for as %s", (locale, word, expected) => {
    expect(wordToFind(locale, word)).toBe(expected);
  });

  test("[HLP-1] whatever is typed, no word grows or vanishes by its ending", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.constantFrom("en" as const, "sv" as const), (text, locale) => {
        for (const word of wordsOf(text)) {
          const found = wordToFind(locale, word);
          if (found !== null) expect(word.startsWith(found) && found.length > 0).toBe(true);
        }
      }),
    );
  });
});

describe("phrases", () => {
  test.each([
    ["en", "Why can’t I pay INV-1042?", ["pay", "why can't i pay"], 4],
    ["en", "how do I log in", ["log in", "log out"], 2],
    ["en", "how do I cancel my contract", ["cancel contract"], 2],
    ["en", "contract to cancel", ["cancel contract"], 0],
    ["en", "prepay invoices", ["pay invoice"], 0],
    ["en", "pay", ["pay"], 0],
    ["en", "", [""], 0],
    ["en", "pay", [], 0],
    ["sv", "hur betalar jag en faktura", ["betala faktura"], 2],
  ] as const)("[HLP-1] %s: %s holds of %j a row of %d", (locale, text, keywords, expected) => {
    expect(longestPhrase(locale, text, phrasesOf(locale, keywords))).toBe(expected);
  });
});
