import type { Metadata } from "next";
import { DeclineForm } from "@/components/quotes/decline-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadQuote } from "@/lib/quotes/loaders";
import { quotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/quotes/[number]/decline">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, origin } = await loadQuote((await params).number);
  return {
    title: (await getTranslations("quotes"))(origin === "customer" ? "discard_title" : "decline_title", { number }),
  };
}

export default async function DeclinePage({ params }: Props) {
  const quote = await loadQuote((await params).number);
  const t = await getTranslations("quotes");
  const { number, title, origin, declining } = quote;
  return (
    <Page
      title={t(origin === "customer" ? "discard_title" : "decline_title", { number })}
      description={title}
      back={{ href: quotePath(number), label: t("back_to", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {declining.allowed ? <DeclineForm quote={quote} /> : <WhyNot refusal={declining} />}
      </Card>
    </Page>
  );
}
