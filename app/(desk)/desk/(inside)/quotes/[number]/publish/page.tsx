import type { Metadata } from "next";
import { StepForm } from "@/components/desk/quotes/step-form";
import { Told } from "@/components/desk/quotes/told";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadDeskQuote } from "@/lib/desk/quotes/loaders";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { publishQuoteAction } from "@/lib/quotes/publishing/actions";
import { deskQuotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/desk/quotes/[number]/publish">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadDeskQuote((await params).number);
  return { title: (await getTranslations("desk.quotes"))("publish_title", { number }) };
}

export default async function PublishPage({ params }: Props) {
  const { number, title, expiresOn, total, holders, publishing } = await loadDeskQuote((await params).number);
  const [t, locale] = await Promise.all([getTranslations("desk.quotes"), getLocale()]);
  const back = deskQuotePath(number);
  const facts = { date: formatPlainDate(expiresOn, locale, "long"), total: formatMoney(total, locale) };
  return (
    <Page
      title={t("publish_title", { number })}
      description={title}
      back={{ href: back, label: t("back_to", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {publishing.allowed ? (
          <StepForm
            action={publishQuoteAction}
            hidden={{ quote: number }}
            submit={t("publish_submit", { number })}
            back={{ href: back, label: t("keep_draft") }}
          >
            <p>{t("publish_intro", facts)}</p>
            <Told lead={t("publish_mails", { count: holders.length })} nobody={t("publish_nobody")} people={holders} />
          </StepForm>
        ) : (
          <WhyNot refusal={publishing} />
        )}
      </Card>
    </Page>
  );
}
