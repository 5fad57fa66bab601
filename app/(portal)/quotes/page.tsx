import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BuyingTabs } from "@/components/orders/buying-tabs";
import { QuoteFilter } from "@/components/quotes/quote-filter";
import { QuoteLists } from "@/components/quotes/quote-lists";
import { Card } from "@/components/ui/card";
import { PlusIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { addProductsPath } from "@/lib/catalog/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadQuotes } from "@/lib/quotes/loaders";
import { isNarrowed, quotesPath } from "@/lib/quotes/rules";
import { quoteSearch } from "@/lib/quotes/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("quotes"))("title"),
});

export default async function QuotesPage({ searchParams }: PageProps<"/quotes">) {
  const search = quoteSearch.parse(await searchParams);
  const [{ standing }, t, list] = await Promise.all([
    loadPortalFrame(),
    getTranslations("quotes"),
    loadQuotes(quotesPath(search)),
  ]);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if (standing.kind !== "open") redirect("/no-access");
  const isEmpty = list.active.length === 0 && list.rows.length === 0;
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={
        list.creating.allowed && (
          <LinkButton href={addProductsPath()}>
            <PlusIcon />
            {t("create")}
          </LinkButton>
        )
      }
    >
      <div className="flex flex-col gap-6">
        <BuyingTabs current="quotes" />
        {(!isEmpty || isNarrowed(search)) && <QuoteFilter search={search} contracts={list.contracts} />}
        <QuoteLists list={list} search={search} />
        {!list.creating.allowed && (
          <Card title={t("create")}>
            <WhyNot refusal={list.creating} />
          </Card>
        )}
      </div>
    </Page>
  );
}
