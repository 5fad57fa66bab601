import type { Locale } from "@/lib/platform/locales";
import type { Article, ArticleGroup } from "./types";

/** The articles by theme, as they are listed; each stands in one theme. */
export const HELP_THEMES = {
  signing_in: [
    "signing-in",
    "no-access",
    "ask-for-access",
    "sessions",
    "change-email-address",
    "notifications",
    "language-and-appearance",
    "cookies-and-privacy",
  ],
  home: ["home-and-balance", "switch-bill-group", "suspended-account", "contact-us"],
  contracts: [
    "find-a-contract",
    "auto-renewal",
    "renewal-reminders",
    "contract-history",
    "subscriptions-and-upcoming-billing",
  ],
  billing: [
    "billing-address",
    "billing-and-shipping-contact",
    "numbers-on-invoices",
    "payment-methods",
    "card-of-a-contract",
    "auto-pay",
  ],
  invoices: [
    "find-an-invoice",
    "download-invoices",
    "update-po-number",
    "share-an-invoice",
    "dispute-an-invoice",
    "promise-a-payment-date",
    "transfer-sent",
  ],
  paying: [
    "pay-invoices",
    "pay-in-part",
    "pay-by-bank-transfer",
    "declined-card",
    "processing-and-bank-debit",
    "payments-and-refunds",
    "credit-memos",
    "statements",
  ],
  users: [
    "add-a-colleague",
    "add-to-a-contract",
    "remove-somebody",
    "handover",
    "manage-billing",
    "access-end-date",
    "answer-access-requests",
    "access-rules",
  ],
  buying: ["sign-a-quote", "decline-a-quote", "add-products", "requests-and-upgrades", "orders-and-products"],
} as const;

export type HelpTheme = keyof typeof HELP_THEMES;

const THEMES = Object.keys(HELP_THEMES) as HelpTheme[];

/** Every article, in the order of the list. */
export const HELP_SLUGS: readonly string[] = THEMES.flatMap((theme) => HELP_THEMES[theme]);

export const helpPath = (slug?: string): string => (slug ? `/help/${slug}` : "/help");

const TITLE = /^# (\S.*)$/;
const NOTE = /^> (keywords|page): (\S.*)$/;
const PAGE = /^\/[a-z-]*(\/[a-z-]+)*$/;

/** An article as it is written in its file. @throws Error naming what is missing */
export function parseArticle(slug: string, locale: Locale, text: string): Article {
  const parts = text
    .trim()
    .split(/\n{2,}/)
    .map((part) => part.trim());
  const [heading = "", notes = "", summary = "", ...rest] = parts;
  const title = TITLE.exec(heading)?.[1];
  const said = notesOf(notes);
  const [keywords, pages] = [said.get("keywords") ?? [], said.get("page") ?? []];
  const missing = (what: string) => new Error(`The help article ${locale}/${slug} has no ${what}`);
  if (!title) throw missing("title");
  if (keywords.length === 0) throw missing("keywords");
  if (pages.length === 0 || !pages.every((page) => PAGE.test(page))) throw missing("pages that can be linked");
  if (!summary || /^([#>*-]|\d+\.) /.test(summary)) throw missing("summary");
  // It also stands where Markdown is not drawn.
  if (/\*\*|\]\(/.test(summary)) throw missing("summary in plain words");
  return { slug, locale, title, summary: summary.replace(/\s+/g, " "), keywords, pages, body: rest.join("\n\n") };
}

const notesOf = (block: string): Map<string, string[]> =>
  new Map(
    block.split("\n").flatMap((line) => {
      const [, name, values] = NOTE.exec(line.trim()) ?? [];
      return name && values ? [[name, listOf(values)] as const] : [];
    }),
  );

const listOf = (values: string): string[] =>
  values
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");

/** The numbered steps of an article. */
export const stepsOf = ({ body }: Pick<Article, "body">): string[] =>
  body.split("\n").flatMap((line) => /^\d+\. (.+)$/.exec(line)?.[1] ?? []);

/** By theme, in the list's order; themes with nothing in them are left out. */
export function groupArticles(articles: readonly Article[]): ArticleGroup[] {
  const known = new Map(articles.map((article) => [article.slug, article]));
  return THEMES.map((theme) => ({
    theme,
    articles: HELP_THEMES[theme].flatMap((slug) => {
      const article = known.get(slug);
      return article ? [{ slug, title: article.title, summary: article.summary }] : [];
    }),
  })).filter(({ articles }) => articles.length > 0);
}

/** Words that stand in every question and say nothing about what is asked. */
const EMPTY_WORDS: Record<Locale, ReadonlySet<string>> = {
  en: new Set(
    (
      "a an and any are as at be been but by can cannot could do does did for from get got had has have help here how i if in is it its " +
      "just let me my of on or our please should so some somebody someone that the their them then there they this to us want " +
      "was we what when where which who whom why will with would you your im ive dont cant isnt"
    ).split(" "),
  ),
  sv: new Set(
    (
      "alla att av behover bli blir da dar de dem den det dess detta du efter eller en ett fa far finns for fran gar ga gor gora ha han " +
      "har hjalp hon hur i ifran inte ja jag kan kom man med min mina mitt mig mot nagon nagot nar ni nu och om oss pa sa sig sin ska " +
      "som till ut var vara varfor vart vad vem vi vilka vill vilken vid era er ert mej sen skall"
    ).split(" "),
  ),
};

/** A word as it is compared: lower case, without accents. */
const plain = (word: string): string => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** The words of a text that say what it is about. */
export const wordsOf = (text: string): string[] =>
  plain(text)
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** One word as the search keeps it, or null for one that says nothing. */
export const wordToFind = (locale: Locale, word: string): string | null =>
  word.length < 2 || EMPTY_WORDS[locale].has(word) ? null : stem(locale, word);

/** Endings that make the same word look different. */
const ENDINGS: Record<Locale, RegExp> = {
  en: /(ings?|ed|es|(?<!s)s|e)$/,
  sv: /(arna|erna|orna|ande|an|ning(en|ar|arna)?|ens|ets|ar|er|or|en|et|na|as|a|e|n|t|(?<!s)s)$/,
};

function stem(locale: Locale, word: string): string {
  const short = word.replace(ENDINGS[locale], "");
  return short.length >= 3 ? short : word;
}

/** Words in a row, as they are compared; `told` of those only that say something. */
interface Phrase {
  readonly words: string;
  readonly length: number;
  readonly of: "whole" | "told";
}

/** The keywords of two words and more. One word is no phrase. */
export const phrasesOf = (locale: Locale, keywords: readonly string[]): Phrase[] =>
  keywords
    .flatMap((keyword) => phrasesIn(locale, keyword))
    .filter(({ length }) => length > 1)
    .sort((left, right) => right.length - left.length);

/**
 * How many words of the longest of these phrases stand in a row in what was typed, with or without those that say nothing:
 * "why can't I pay" is another question than "pay".
 */
export function longestPhrase(locale: Locale, text: string, phrases: readonly Phrase[]): number {
  const [whole, told] = phrasesIn(locale, text);
  const found = phrases.find(({ words, of }) => (of === "whole" ? whole : told).words.includes(words));
  return found?.length ?? 0;
}

function phrasesIn(locale: Locale, text: string): [whole: Phrase, told: Phrase] {
  const all = wordsOf(text);
  const telling = all.filter((word) => wordToFind(locale, word) !== null);
  return [phraseOf(locale, all, "whole"), phraseOf(locale, telling, "told")];
}

const phraseOf = (locale: Locale, words: readonly string[], of: Phrase["of"]): Phrase => ({
  words: ` ${words.map((word) => stem(locale, word)).join(" ")} `,
  length: words.length,
  of,
});
