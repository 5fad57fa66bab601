import type { Metadata } from "next";
import { StepForm } from "@/components/desk/quotes/step-form";
import { Told } from "@/components/desk/quotes/told";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadDeskQuote } from "@/lib/desk/quotes/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { withdrawQuoteAction } from "@/lib/quotes/publishing/actions";
import { deskQuotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/desk/quotes/[number]/withdraw">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadDeskQuote((await params).number);
  return { title: (await getTranslations("desk.quotes"))("withdraw_title", { number }) };
}

export default async function WithdrawPage({ params }: Props) {
  const { number, title, status, holders, withdrawal } = await loadDeskQuote((await params).number);
  const t = await getTranslations("desk.quotes");
  const back = deskQuotePath(number);
  return (
    <Page
      title={t("withdraw_title", { number })}
      description={title}
      back={{ href: back, label: t("back_to", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {withdrawal.allowed ? (
          <StepForm
            action={withdrawQuoteAction}
            hidden={{ quote: number }}
            variant="danger"
            submit={t("withdraw_submit", { number })}
            back={{ href: back, label: t("keep") }}
          >
            <p>{t(status === "draft" ? "withdraw_draft_intro" : "withdraw_intro")}</p>
            {status !== "draft" && (
              <Told
                lead={t("withdraw_mails", { count: holders.length })}
                nobody={t("publish_nobody")}
                people={holders}
              />
            )}
          </StepForm>
        ) : (
          <WhyNot refusal={withdrawal} />
        )}
      </Card>
    </Page>
  );
}
