import { describe, expect, test } from "vitest";
import { listArticles, searchArticles } from "@/lib/help/queries";
import { HELP_SLUGS } from "@/lib/help/rules";
import { LOCALES } from "@/lib/platform/locales";
import { QUESTIONS } from "./questions";

const SHARE_FOUND_FIRST = 0.9;

const found = (...asked: Parameters<typeof searchArticles>): string[] =>
  searchArticles(...asked).map(({ article }) => article.slug);

describe.each(LOCALES)("[HLP-1] searching in %s", (locale) => {
  test("at least nine questions of ten find their article first, and every one among the first three", () => {
    const asked = QUESTIONS[locale].map(([question, slug]) => ({ question, slug, found: found(locale, question) }));
    const missed = asked.filter(({ slug, found: [first] }) => first !== slug);
    const told = missed.map(({ question, slug, found: [first] }) => `${question}: ${first} in place of ${slug}`);
    expect(missed.length, told.join("\n")).toBeLessThanOrEqual(asked.length * (1 - SHARE_FOUND_FIRST));
    const lost = asked.filter((one) => !one.found.slice(0, 3).includes(one.slug));
    expect(lost.map(({ question }) => question)).toEqual([]);
  });

  test("somebody asks about every article", () => {
    expect([...new Set(QUESTIONS[locale].map(([, slug]) => slug))].sort()).toEqual([...HELP_SLUGS].sort());
  });

  test("an article is found by its own title, whatever the case", () => {
    for (const { slug, title } of listArticles(locale)) expect(found(locale, title.toUpperCase())[0], title).toBe(slug);
  });

  test("what nobody writes about finds nothing", () => {
    for (const text of ["", "   ", "?!", "zxqvwk", "😀", "how", "hur", "a".repeat(5000)])
      expect(found(locale, text), text.slice(0, 20)).toEqual([]);
  });
});
