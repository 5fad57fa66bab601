import { getTranslations } from "@/lib/platform/page-texts";
import type { QuoteSearch } from "@/lib/quotes/schema";
import type { QuoteList } from "@/lib/quotes/types";
import { Section } from "../ui/section";
import { NoQuotes } from "./no-quotes";
import { QuotePages } from "./quote-pages";
import { QuoteTable } from "./quote-table";

interface QuoteListsProps {
  list: QuoteList;
  search: QuoteSearch;
}

/** What waits for an answer first, and what has ended [QUO-1]. */
export async function QuoteLists({ list, search }: QuoteListsProps) {
  const t = await getTranslations("quotes");
  const { active, hasMoreActive, rows, next, previous } = list;
  if (active.length === 0 && rows.length === 0) return <NoQuotes search={search} />;
  const { status } = search;
  return (
    <>
      {!previous && (!status || status === "published") && (
        <Section title={t("active")}>
          {active.length === 0 ? (
            <p className="text-muted">{t("active_none")}</p>
          ) : (
            <QuoteTable waiting rows={active} caption={t("active")} />
          )}
          {hasMoreActive && <p className="mt-3 text-muted">{t("more_active")}</p>}
        </Section>
      )}
      {status !== "published" && (
        <Section title={t("historical")}>
          {rows.length === 0 ? (
            <p className="text-muted">{t("historical_none")}</p>
          ) : (
            <QuoteTable rows={rows} caption={t("historical")} />
          )}
        </Section>
      )}
      <QuotePages search={search} next={next} previous={previous} />
    </>
  );
}
