import type { Metadata } from "next";
import { AcceptanceSteps } from "@/components/quotes/acceptance-steps";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadAcceptance } from "@/lib/quotes/acceptance/loaders";
import { quotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/quotes/[number]/accept">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { quote } = await loadAcceptance((await params).number);
  return { title: (await getTranslations("acceptance"))("title", { number: quote.number }) };
}

export default async function AcceptQuotePage({ params }: Props) {
  const acceptance = await loadAcceptance((await params).number);
  const t = await getTranslations("acceptance");
  const { number, title, acceptance: decision } = acceptance.quote;
  return (
    <Page title={t("title", { number })} description={title} back={{ href: quotePath(number), label: t("back") }}>
      {decision.allowed ? (
        <AcceptanceSteps acceptance={acceptance} />
      ) : (
        <Card className="max-w-[42rem]">
          <WhyNot refusal={decision} />
        </Card>
      )}
    </Page>
  );
}
