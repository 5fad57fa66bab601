import { deskQuotesPath } from "@/lib/desk/quotes/rules";
import type { DeskQuoteSearch } from "@/lib/desk/quotes/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../../ui/pagination";

interface QuotePagesProps {
  search: DeskQuoteSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same filters. */
export async function QuotePages({ search: { q, status, account }, next, previous }: QuotePagesProps) {
  const t = await getTranslations("desk.quotes");
  const link = (label: string, cursor: { after?: string; before?: string }) => ({
    label,
    href: deskQuotesPath({ q, status, account, ...cursor }),
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
