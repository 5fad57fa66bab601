import { DomainError } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import { isLocale } from "@/lib/platform/locales";
import { findArticle, listArticles, searchArticles } from "./queries";
import { groupArticles } from "./rules";
import type { Article, ArticleGroup, ArticleLine } from "./types";

/** All articles by theme, in the language of the page. */
export const loadArticles = portalLoader(
  async ({ locale: own }, shown: string): Promise<ArticleGroup[]> =>
    groupArticles(listArticles(isLocale(shown) ? shown : own)),
);

/** The articles that fit, the best first. */
export const loadFoundArticles = portalLoader(
  async ({ locale: own }, shown: string, text: string): Promise<ArticleLine[]> =>
    searchArticles(isLocale(shown) ? shown : own, text)
      .slice(0, MOST_FOUND)
      .map(({ article: { slug, title, summary } }) => ({ slug, title, summary })),
);

/** What fits less than these is not what was looked for. */
const MOST_FOUND = 8;

export const loadArticle = portalLoader(async ({ locale: own }, shown: string, slug: string): Promise<Article> => {
  const found = findArticle(isLocale(shown) ? shown : own, slug);
  if (!found) throw new DomainError("NOT_FOUND", "access.not_found");
  return found;
});
