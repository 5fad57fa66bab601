import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { CopyContents } from "@/components/desk/quotes/copy-contents";
import { StepForm } from "@/components/desk/quotes/step-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadQuoteCopy } from "@/lib/desk/quotes/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { copyQuoteAction } from "@/lib/quotes/drafting/actions";
import { deskQuotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/desk/quotes/[number]/copy">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadQuoteCopy((await params).number);
  return { title: (await getTranslations("desk.quotes"))("copy_title", { number }) };
}

export default async function CopyPage({ params }: Props) {
  const copy = await loadQuoteCopy((await params).number);
  const t = await getTranslations("desk.quotes");
  const { number, title, account, copying } = copy;
  const back = deskQuotePath(number);
  return (
    <Page
      title={t("copy_title", { number })}
      description={title}
      back={{ href: back, label: t("back_to", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {copying.allowed ? (
          <StepForm
            action={copyQuoteAction}
            hidden={{ quote: number, key: randomUUID() }}
            submit={t("copy_submit")}
            back={{ href: back, label: t("cancel") }}
          >
            <p>{t("copy_intro", { account })}</p>
            <CopyContents copy={copy} />
          </StepForm>
        ) : (
          <WhyNot refusal={copying} />
        )}
      </Card>
    </Page>
  );
}
