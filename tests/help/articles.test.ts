import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findArticle, listArticles } from "@/lib/help/queries";
import { HELP_SLUGS, stepsOf } from "@/lib/help/rules";
import type { Article } from "@/lib/help/types";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/platform/locales";
import en from "@/messages/en.json";
import sv from "@/messages/sv.json";

const ALL = LOCALES.flatMap((locale) => listArticles(locale));
const nameOf = ({ locale, slug }: Article): string => `${locale}/${slug}`;

/** What no customer's screen shows. */
const ELSEWHERE = ["mail", "document", "desk", "imports"];

type Messages = { readonly [key: string]: string | Messages };

const textsOf = (messages: Messages): string[] =>
  Object.values(messages).flatMap((value) => (typeof value === "string" ? value : textsOf(value)));

const onScreens = (messages: Messages): ReadonlySet<string> =>
  new Set([
    ...Object.entries(messages).flatMap(([name, value]) =>
      ELSEWHERE.includes(name) || typeof value === "string" ? [] : textsOf(value),
    ),
    ...Object.values(LOCALE_NAMES),
  ]);

const SCREENS: Record<Locale, ReadonlySet<string>> = { en: onScreens(en), sv: onScreens(sv) };

const boldIn = (text: string): string[] => [...text.matchAll(/\*\*(.+?)\*\*/g)].flatMap(([, words]) => words ?? []);

/** A page of the portal without parameters, as it lies in app. */
function hasPage(address: string): boolean {
  return ["app/(portal)", "app/(auth)"].some((group) => existsSync(join(process.cwd(), group, address, "page.tsx")));
}

describe("the articles", () => {
  test("[HLP-1, ANY-2] every task has one in every language, under the same name", () => {
    for (const locale of LOCALES) {
      const files = readdirSync(join(process.cwd(), "messages/help", locale)).map((name) => name.replace(/\.md$/, ""));
      expect(files.sort(), locale).toEqual([...HELP_SLUGS].sort());
      expect(listArticles(locale).map(({ slug }) => slug)).toEqual(HELP_SLUGS);
    }
    expect(HELP_SLUGS.length).toBeGreaterThanOrEqual(44);
  });

  test("[HLP-1, ANY-2] a task has as many steps and the same pages in every language", () => {
    for (const slug of HELP_SLUGS) {
      const [english, swedish] = [findArticle("en", slug), findArticle("sv", slug)];
      if (!english || !swedish) throw new Error(slug);
      expect(stepsOf(swedish).length, slug).toBe(stepsOf(english).length);
      expect(stepsOf(english).length, slug).toBeGreaterThanOrEqual(2);
      expect(swedish.pages, slug).toEqual(english.pages);
    }
  });

  test("[HLP-1] the bold words of an article stand on a screen in its language", () => {
    const strange = ALL.flatMap((article) =>
      boldIn(`${article.summary} ${article.body}`)
        .filter((words) => !SCREENS[article.locale].has(words))
        .map((words) => `${nameOf(article)}: ${words}`),
    );
    expect(strange).toEqual([]);
  });

  test("[HLP-1] the pages of an article are there", () => {
    const missing = ALL.flatMap((article) =>
      article.pages.filter((page) => !hasPage(page)).map((page) => `${nameOf(article)}: ${page}`),
    );
    expect(missing).toEqual([]);
  });

  test("[HLP-1] an article is short and has words it is found by", () => {
    const odd = ALL.flatMap((article) => {
      const words = `${article.summary} ${article.body}`.split(/\s+/).length;
      const { length } = article.keywords;
      const said = new Set(article.keywords).size;
      return words < 60 || words > 200 || length < 8 || length > 20 || said < length
        ? `${nameOf(article)}: ${words} words, ${length} keywords, ${said} different`
        : [];
    });
    expect(odd).toEqual([]);
  });

  test("[ACC-6] what is no article is found in no language", () => {
    for (const slug of ["", "..", "../en/signing-in", "signing-in.md", "no-such-task", "__proto__"])
      for (const locale of LOCALES) expect(findArticle(locale, slug)).toBeNull();
  });
});
