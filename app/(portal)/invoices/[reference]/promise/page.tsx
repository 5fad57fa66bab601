import type { Metadata } from "next";
import { PromiseForm } from "@/components/collections/promise-form";
import { StandingPromise } from "@/components/collections/standing-promise";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadInvoiceCollections } from "@/lib/collections/loaders";
import { invoicePath } from "@/lib/invoices/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/invoices/[reference]/promise">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadInvoiceCollections((await params).reference);
  return { title: (await getTranslations("promises"))("title", { number }) };
}

export default async function PromisePage({ params }: Props) {
  const collections = await loadInvoiceCollections((await params).reference);
  const t = await getTranslations("promises");
  const { number, reference, promise, promising } = collections;
  return (
    <Page
      title={t("title", { number })}
      description={t("intro")}
      back={{ href: invoicePath(reference), label: t("back") }}
    >
      {promise && <StandingPromise promise={promise} />}
      <Card className="max-w-[42rem]">
        {promising.allowed ? <PromiseForm collections={collections} /> : <WhyNot refusal={promising} />}
      </Card>
    </Page>
  );
}
