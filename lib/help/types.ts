import type { Locale } from "@/lib/platform/locales";
import type { HelpTheme } from "./rules";

/** How one thing is done here, in one language [HLP-1]. */
export interface Article {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  /** One paragraph, which answers for the rest where there is no room. */
  readonly summary: string;
  /** What people type when they look for it. */
  readonly keywords: readonly string[];
  /** Addresses of the pages it is about. */
  readonly pages: readonly string[];
  /** Markdown, from after the summary. */
  readonly body: string;
}

/** An article and how well it fits what was typed; only the order of scores means something. */
export interface FoundArticle {
  readonly article: Article;
  readonly score: number;
}

/** What the list of articles shows of one. */
export type ArticleLine = Pick<Article, "slug" | "title" | "summary">;

export interface ArticleGroup {
  readonly theme: HelpTheme;
  readonly articles: readonly ArticleLine[];
}
