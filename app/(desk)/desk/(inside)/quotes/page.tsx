import type { Metadata } from "next";
import { NoQuotes } from "@/components/desk/quotes/no-quotes";
import { QuoteFilter } from "@/components/desk/quotes/quote-filter";
import { QuotePages } from "@/components/desk/quotes/quote-pages";
import { QuoteTable } from "@/components/desk/quotes/quote-table";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { TextLink } from "@/components/ui/text-link";
import { loadDeskQuotes } from "@/lib/desk/quotes/loaders";
import { deskQuotesPath } from "@/lib/desk/quotes/rules";
import { deskQuoteSearch } from "@/lib/desk/quotes/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { newQuotePath } from "@/lib/quotes/drafting/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.quotes"))("title"),
});

export default async function QuotesPage({ searchParams }: PageProps<"/desk/quotes">) {
  const search = deskQuoteSearch.parse(await searchParams);
  const [t, { rows, next, previous, account }] = await Promise.all([
    getTranslations("desk.quotes"),
    loadDeskQuotes(deskQuotesPath(search)),
  ]);
  return (
    <Page
      title={t("title")}
      description={t("intro")}
      actions={
        <LinkButton href={newQuotePath()} variant="primary">
          {t("new")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-5">
        <QuoteFilter search={search} />
        {account && (
          <p>
            {t("of_account", { account })} <TextLink href={deskQuotesPath()}>{t("clear")}</TextLink>
          </p>
        )}
        {rows.length > 0 ? <QuoteTable rows={rows} /> : <NoQuotes search={search} />}
        <QuotePages search={search} next={next} previous={previous} />
      </div>
    </Page>
  );
}
