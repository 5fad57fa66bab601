import type { Metadata } from "next";
import { QuoteArrival } from "@/components/quotes/quote-arrival";
import { QuoteLines } from "@/components/quotes/quote-lines";
import { QuoteOverview } from "@/components/quotes/quote-overview";
import { QuoteStanding } from "@/components/quotes/quote-standing";
import { QuoteStatus } from "@/components/quotes/quote-status";
import { QuoteTexts } from "@/components/quotes/quote-texts";
import { Badge } from "@/components/ui/badge";
import { DownloadIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadQuote } from "@/lib/quotes/loaders";
import { quotePdfPath, quotesPath } from "@/lib/quotes/rules";
import { quotePageSearch } from "@/lib/quotes/schema";

type Props = PageProps<"/quotes/[number]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadQuote((await params).number)).number,
});

export default async function QuotePage({ params, searchParams }: Props) {
  const [quote, t] = await Promise.all([loadQuote((await params).number), getTranslations("quotes")]);
  const { first, accepted } = quotePageSearch.parse(await searchParams);
  const { number, title, status, origin } = quote;
  return (
    <Page
      title={t("one", { number })}
      mark={<QuoteStatus status={status} />}
      description={
        <>
          {title} {origin === "customer" && <Badge>{t("own")}</Badge>}
        </>
      }
      back={{ href: quotesPath(), label: t("back") }}
      actions={
        status !== "accepted" && (
          <LinkButton plain href={quotePdfPath(number)}>
            <DownloadIcon />
            {t("download")}
          </LinkButton>
        )
      }
    >
      <QuoteArrival quote={quote} isFirst={first !== undefined} isJustSigned={accepted !== undefined} />
      <QuoteStanding quote={quote} />
      <Section title={t("lines")}>
        <QuoteLines quote={quote} />
      </Section>
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <QuoteOverview quote={quote} />
        <div className="flex min-w-0 flex-col gap-6">
          <QuoteTexts quote={quote} />
        </div>
      </div>
    </Page>
  );
}
