import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beside, cellLines, linked, listed, plain, quiet } from "./data-cell";
import { innerHtml, joined, markup } from "./markup";
import { packRows, unpackRows } from "./packed-rows";

const html = (content: ReturnType<typeof markup>): string => innerHtml(content).__html;

describe("[ARCH] markup of long lists", () => {
  test("what is put in stays text, between tags and in attributes", () => {
    const evil = `"><img src=x onerror='alert(1)'>&amp;`;
    expect(html(markup`<a title="${evil}">${evil}</a>`)).toBe(
      `<a title="&quot;&gt;&lt;img src=x onerror=&#x27;alert(1)&#x27;&gt;&amp;amp;">&quot;&gt;&lt;img src=x onerror=&#x27;alert(1)&#x27;&gt;&amp;amp;</a>`,
    );
  });

  test("of any text, no sign with a meaning is left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(html(markup`${text}`)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#x27);)/);
      }),
    );
  });

  test("markup within markup is written once, and nothing for false and undefined", () => {
    const cells = ["a<b", "c"].map((text) => markup`<td>${text}</td>`);
    expect(html(markup`<tr${false}>${joined(cells)}${undefined}</tr>`)).toBe("<tr><td>a&lt;b</td><td>c</td></tr>");
  });

  test("what only looks like markup is none: an object that was parsed", () => {
    const forged = JSON.parse(`{"made":"<b>","Symbol(markup)":"<b>"}`);
    expect(html(markup`${forged}`)).not.toContain("<b>");
  });
});

describe("packed rows", () => {
  const cell = fc.string({ unit: "binary" });

  test("come out as they went in, less their tabs and new lines", () => {
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(rows, (given) => {
        const plain = given.map((cells) => cells.map((text) => text.replace(/[\t\n]/g, " ")));
        expect(unpackRows(packRows(given))).toEqual(plain);
      }),
    );
  });

  test("of none there is none", () => expect(unpackRows(packRows([]))).toEqual([]));
});

describe("cells of a data table", () => {
  test("a piece keeps its words, and none of the signs that part cells", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, label) => {
        const cell = listed([beside(linked(text, "/x", label), plain(text)), quiet(text)]);
        const kept = (words: string) => words.replace(/[\b\f\r\t\n]/g, " ");
        expect(cellLines(unpackRows(packRows([[cell]]))[0]?.[0] ?? "")).toEqual([
          [
            { text: kept(text), look: "/x", label: kept(label) },
            { text: kept(text), look: "", label: "" },
          ],
          [{ text: kept(text), look: "quiet", label: "" }],
        ]);
      }),
    );
  });

  test("a link leads to a path of ours or is refused", () => {
    expect(() => linked("pay", "javascript:alert(1)")).toThrow("not a path of ours");
  });
});
