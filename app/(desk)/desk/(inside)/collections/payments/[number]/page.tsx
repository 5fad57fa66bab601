import type { Metadata } from "next";
import { ApplicableTable } from "@/components/desk/collections/applicable-table";
import { UnappliedFacts } from "@/components/desk/collections/unapplied-facts";
import { Page } from "@/components/ui/page";
import { deskCollectionsPath } from "@/lib/desk/collections/rules";
import { loadUnapplied } from "@/lib/desk/unapplied/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/collections/payments/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadUnapplied((await params).number);
  return { title: (await getTranslations("desk.unapplied"))("title", { number }) };
}

export default async function UnappliedPage({ params }: Props) {
  const payment = await loadUnapplied((await params).number);
  const t = await getTranslations("desk.unapplied");
  return (
    <Page
      title={t("title", { number: payment.number })}
      description={payment.account}
      back={{ href: deskCollectionsPath(), label: t("back") }}
    >
      <UnappliedFacts payment={payment} />
      <ApplicableTable payment={payment} />
    </Page>
  );
}
