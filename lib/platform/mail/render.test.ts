import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MailContent } from "./content";
import { renderHtml, renderText } from "./render";

const BRAND = { name: "Fjord Cloud AB", color: "#1c6094" };

const written = (text: string): MailContent => ({
  subject: text,
  heading: text,
  paragraphs: [text, text],
  facts: [[text, text]],
  code: text,
  action: { label: text, url: `https://portal.example/?q=${text}` },
  footer: [text],
  choose: { label: text, url: `https://portal.example/?q=${text}` },
});

/** Tags a mail's HTML consists of; with nothing in it but what we write, there are always the same. */
const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
const names = (html: string): string[] => tagsOf(html).map((tag) => tag.replace(/[\s>].*$/s, ""));

describe("a mail as HTML", () => {
  test.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</p></body></html><h1>hacked</h1>",
    "<!--",
    "&lt;script&gt;",
    "javascript:alert(1)",
    "{{constructor}} #{7*7}",
    "]]>",
    "\u202e<b>",
  ])("[F1] shows %j as text and makes nothing of it", (hostile) => {
    const html = renderHtml(written(hostile), { name: hostile, color: hostile }, "en");
    expect(names(html)).toEqual(names(renderHtml(written("x"), BRAND, "en")));
    for (const tag of tagsOf(html)) expect(tag.replace(/"[^"]*"/g, "")).not.toMatch(/['"]|\bon\w+=/);
  });

  test("[F1] has the same tags whatever is written in it", () => {
    const expected = names(renderHtml(written("x"), BRAND, "en"));
    const characters = fc.constantFrom("<", ">", '"', "'", "&", "a", " ", "/", "=", "å", "\n", "`");
    fc.assert(
      fc.property(fc.string({ unit: characters, minLength: 1, maxLength: 40 }), (text) => {
        const html = renderHtml(written(text), { name: text, color: text }, text);
        expect(names(html)).toEqual(expected);
        expect(html).toContain(`<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${entities(text)}</h1>`);
      }),
    );
  });

  test("[ANY-5] loads nothing, and says its language", () => {
    const html = renderHtml(written("x"), BRAND, "sv");
    expect(html).not.toMatch(/<(img|link|script|iframe)|src=|url\(|@import/i);
    expect(html).toContain('<html lang="sv">');
  });

  test("leaves out what the mail does not have", () => {
    const html = renderHtml({ subject: "s", heading: "h", paragraphs: ["p"], footer: [] }, BRAND, "en");
    expect(html).not.toMatch(/<(table|a )/);
  });
});

describe("a mail as text", () => {
  test("says the same, one thing after the other", () => {
    const content: MailContent = {
      subject: "Subject",
      heading: "Auto-renewal is off",
      paragraphs: ["One.", "Two & three."],
      facts: [
        ["Contract", "C-1001"],
        ["End date", "9 May 2027"],
      ],
      code: "012345",
      action: { label: "Open", url: "https://portal.example/contracts/C-1001" },
      footer: ["Questions?"],
    };
    expect(renderText(content)).toBe(
      "Auto-renewal is off\n\nOne.\n\nTwo & three.\n\nContract: C-1001\nEnd date: 9 May 2027\n\n012345\n\n" +
        "Open:\nhttps://portal.example/contracts/C-1001\n\n-- Questions?",
    );
  });

  test("has no gap where something is missing", () => {
    expect(renderText({ subject: "s", heading: "h", paragraphs: ["p"], footer: [] })).toBe("h\n\np");
  });
});

const entities = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
