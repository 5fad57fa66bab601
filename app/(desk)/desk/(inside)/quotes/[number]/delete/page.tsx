import type { Metadata } from "next";
import { StepForm } from "@/components/desk/quotes/step-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadDeskQuote } from "@/lib/desk/quotes/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { deleteDraftAction } from "@/lib/quotes/drafting/actions";
import { deskQuotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/desk/quotes/[number]/delete">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadDeskQuote((await params).number);
  return { title: (await getTranslations("desk.quotes"))("delete_title", { number }) };
}

export default async function DeletePage({ params }: Props) {
  const { number, title, changing } = await loadDeskQuote((await params).number);
  const t = await getTranslations("desk.quotes");
  const back = deskQuotePath(number);
  return (
    <Page
      title={t("delete_title", { number })}
      description={title}
      back={{ href: back, label: t("back_to", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {changing.allowed ? (
          <StepForm
            action={deleteDraftAction}
            hidden={{ quote: number }}
            variant="danger"
            submit={t("delete_submit", { number })}
            back={{ href: back, label: t("keep") }}
          >
            <p>{t("delete_intro")}</p>
          </StepForm>
        ) : (
          <WhyNot refusal={changing} />
        )}
      </Card>
    </Page>
  );
}
