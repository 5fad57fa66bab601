import { getTranslations } from "@/lib/platform/page-texts";
import { quotesPath } from "@/lib/quotes/rules";
import type { QuoteSearch } from "@/lib/quotes/schema";
import { Pagination } from "../ui/pagination";

interface QuotePagesProps {
  search: QuoteSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through what has ended, by key, under the same filters. */
export async function QuotePages({ search, next, previous }: QuotePagesProps) {
  const t = await getTranslations("quotes");
  const { after: _after, before: _before, ...filters } = search;
  const link = (label: string, cursor: Pick<Partial<QuoteSearch>, "after" | "before">) => ({
    label,
    href: quotesPath({ ...filters, ...cursor }),
  });
  return (
    <Pagination
      label={t("pages")}
      first={previous ? link(t("first_page"), {}) : undefined}
      previous={previous ? link(t("previous"), { before: previous }) : undefined}
      next={next ? link(t("next"), { after: next }) : undefined}
    />
  );
}
