import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import type { Locale } from "@/lib/platform/locales";
import { HELP_SLUGS, longestPhrase, parseArticle, phrasesOf, wordsOf, wordToFind } from "./rules";
import type { Article, FoundArticle } from "./types";

/** Beside the texts of the screens, so that who changes the one sees the other. next.config.ts takes the files along. */
const FOLDER = "messages/help";

const read = new Map<Locale, readonly Article[]>();
const indexed = new Map<Locale, SearchIndex>();

interface SearchIndex {
  readonly index: MiniSearch<Article>;
  readonly phrases: ReadonlyMap<string, ReturnType<typeof phrasesOf>>;
}

/** All articles in one language, in the order they are listed; the files are read once [HLP-1]. */
export function listArticles(locale: Locale): readonly Article[] {
  const known = read.get(locale);
  if (known) return known;
  const folder = join(process.cwd(), FOLDER, locale);
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => parseArticle(name.slice(0, -3), locale, readFileSync(join(folder, name), "utf8")))
    .sort((left, right) => HELP_SLUGS.indexOf(left.slug) - HELP_SLUGS.indexOf(right.slug));
  read.set(locale, articles);
  return articles;
}

export const findArticle = (locale: Locale, slug: string): Article | null =>
  listArticles(locale).find((article) => article.slug === slug) ?? null;

/** The articles that fit what was typed, the best first, forgiving what is spelled nearly right [HLP-1]. */
export function searchArticles(locale: Locale, text: string): readonly FoundArticle[] {
  const { index, phrases } = indexOf(locale);
  return index
    .search(text)
    .flatMap(({ id, score }) => {
      const article = findArticle(locale, String(id));
      if (!article) return [];
      const phrase = longestPhrase(locale, text, phrases.get(article.slug) ?? []);
      return [{ article, score: score * (1 + PHRASE_WEIGHT * phrase) }];
    })
    .sort((left, right) => right.score - left.score);
}

/** For each word of a phrase that stands in the title or the keywords, this much of the score on top. */
const PHRASE_WEIGHT = 0.75;

function indexOf(locale: Locale): SearchIndex {
  const known = indexed.get(locale);
  if (known) return known;
  const articles = listArticles(locale);
  const made = {
    index: makeIndex(locale),
    phrases: new Map(articles.map(({ slug, title, keywords }) => [slug, phrasesOf(locale, [title, ...keywords])])),
  };
  made.index.addAll(articles);
  indexed.set(locale, made);
  return made;
}

const makeIndex = (locale: Locale): MiniSearch<Article> =>
  new MiniSearch<Article>({
    idField: "slug",
    fields: ["title", "keywords", "summary", "body"],
    extractField: (article, field) => String(article[field as keyof Article]),
    tokenize: wordsOf,
    processTerm: (word) => wordToFind(locale, word),
    searchOptions: {
      boost: { title: 3, keywords: 4, summary: 1.5 },
      // Short words are other words once a letter is changed.
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
      prefix: (word) => word.length > 3,
      weights: { fuzzy: 0.4, prefix: 0.5 },
    },
  });
