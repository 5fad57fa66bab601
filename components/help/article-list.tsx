import { helpPath } from "@/lib/help/rules";
import type { ArticleLine } from "@/lib/help/types";
import { TextLink } from "../ui/text-link";

/** Titles that lead to their articles, with what each is about. */
export function ArticleList({ articles }: { articles: readonly ArticleLine[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-4 md:grid-cols-2">
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <TextLink href={helpPath(slug)} className="inline-flex min-h-6 items-center font-medium">
            {title}
          </TextLink>
          <p className="mt-0.5 text-sm text-muted">{summary}</p>
        </li>
      ))}
    </ul>
  );
}
