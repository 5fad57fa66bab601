import type { Metadata } from "next";
import { QuoteOverview } from "@/components/desk/quotes/quote-overview";
import { QuoteSteps } from "@/components/desk/quotes/quote-steps";
import { QuoteLines } from "@/components/quotes/quote-lines";
import { QuoteStatus } from "@/components/quotes/quote-status";
import { QuoteTexts } from "@/components/quotes/quote-texts";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { WhyNot } from "@/components/ui/why-not";
import { loadDeskQuote } from "@/lib/desk/quotes/loaders";
import { deskQuotesPath } from "@/lib/desk/quotes/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/quotes/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadDeskQuote((await params).number);
  return { title: (await getTranslations("desk.quotes"))("one", { number }) };
}

export default async function QuotePage({ params }: Props) {
  const quote = await loadDeskQuote((await params).number);
  const t = await getTranslations("desk.quotes");
  const { number, title, status, publishing } = quote;
  return (
    <Page
      title={t("one", { number })}
      mark={<QuoteStatus status={status} />}
      description={title}
      back={{ href: deskQuotesPath(), label: t("back") }}
      actions={<QuoteSteps quote={quote} />}
    >
      {status === "draft" && (
        <Alert tone="info" title={t("draft_alert")}>
          {!publishing.allowed && <WhyNot refusal={{ ...publishing, also: [] }} />}
        </Alert>
      )}
      <Section title={t("lines")}>
        <QuoteLines quote={quote} />
      </Section>
      <QuoteTexts quote={quote} />
      <QuoteOverview quote={quote} />
    </Page>
  );
}
