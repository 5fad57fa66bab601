import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseLogo } from "./logo";

const svg = (inside: string, attributes = 'viewBox="0 0 10 10"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

describe("[BIL-5] the seller's logo", () => {
  test.each(readdirSync("public/brands").filter((name) => name.endsWith(".svg")))("%s can be drawn", (name) => {
    expect(parseLogo(readFileSync(`public/brands/${name}`, "utf8"))?.shapes.length).toBeGreaterThan(0);
  });

  test("plain shapes are read", () => {
    const logo = parseLogo(
      svg('<title>x</title><rect width="3" height="4" fill="#123"/><circle r="2"/><path d="M0 0h1z"/>'),
    );
    expect(logo?.shapes).toEqual([
      { fill: "#123", rect: { x: 0, y: 0, width: 3, height: 4, rx: 0 } },
      { fill: "#000", circle: { cx: 0, cy: 0, r: 2 } },
      { fill: "#000", path: "M0 0h1z" },
    ]);
  });

  test.each([
    "",
    "no svg",
    "<svg",
    svg("<script>alert(1)</script>"),
    svg('<image href="http://evil.example/x.png"/>'),
    svg('<rect width="1" height="1" transform="rotate(3)"/>'),
    svg('<rect width="1" height="x"/>'),
    svg('<path d="M0 0" fill="url(#a)"/>'),
    svg('<path d="javascript:x"/>'),
    svg('<a><rect width="1" height="1"/></a>'),
    svg('<rect width="1" height="1" onclick="x()"/>'),
    svg("", 'viewBox="0 0 0 10"'),
    svg("", 'width="10"'),
  ])("anything else is left out whole: %s", (text) => {
    expect(parseLogo(text)).toBeNull();
  });
});
