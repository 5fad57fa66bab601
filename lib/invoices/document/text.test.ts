import { describe, expect, test } from "vitest";
import { typeface } from "./fonts";
import { manyLines, oneLine, wrapText } from "./text";

describe("[INV-2] text from people, as the document shows it", () => {
  test.each([
    ["Åsa  Öberg\n", "Åsa Öberg"],
    ["a\tb", "a b"],
    ["a\u0000b\u202ec\u200fd\u00ade", "abcde"],
    ["e\u0301", "é"],
    ["ﬁ", "fi"],
    ["中文", "□□"],
    ["😀", "□"],
    ["\ud800x", "x"],
    ["№ € ½ ™ − –", "№ € ½ ™ − –"],
    [`Z${"\u0301".repeat(50)}`, "Ź\u0301\u0301\u0301"],
  ])("%j is shown as %j", (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });

  test("line ends are kept where there may be several lines", () => {
    expect(manyLines("one\r\ntwo\n\n\n\nthree \u2028four\n")).toBe("one\ntwo\n\nthree\nfour");
    expect(oneLine("one\r\ntwo")).toBe("one two");
  });
});

describe("[INV-2] lines", () => {
  const face = typeface("regular");
  const wrap = (text: string, width: number) => wrapText(text, face, 9, width);

  test("none is wider than it may be, and nothing is lost", () => {
    const text = `A ${"Donaudampfschifffahrt".repeat(9)} of https://example.com/${"path/".repeat(30)} and more words`;
    for (const width of [20, 55, 160, 400]) {
      const lines = wrap(text, width);
      for (const line of lines) expect(face.widthOf(line, 9)).toBeLessThanOrEqual(width + 1);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  });

  test("a letter keeps its marks", () => {
    for (const line of wrap("x\u030c".repeat(100), 40)) expect(line).toMatch(/^(x\u030c)+$/);
  });

  test("a width of nothing still ends", () => {
    expect(wrap("abc", 0)).toEqual(["a", "b", "c"]);
  });

  test("figures are all of one width", () => {
    const widths = [..."0123456789"].map((figure) => face.widthOf(figure, 9));
    expect(new Set(widths).size).toBe(1);
    expect(face.widthOf("1,111.11", 9)).toBeCloseTo(face.widthOf("7,474.74", 9), 9);
  });
});
