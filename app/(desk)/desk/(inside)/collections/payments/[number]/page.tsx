import type { Metadata } from "next";
import { ApplicableTable } from "@/components/desk/collections/applicable-table";
import { UnappliedFacts } from "@/components/desk/collections/unapplied-facts";
import { TakenOffTable, UsesTable } from "@/components/desk/collections/uses-table";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { deskCollectionsPath } from "@/lib/desk/collections/rules";
import { loadUnapplied } from "@/lib/desk/unapplied/loaders";
import { unappliedSearch } from "@/lib/desk/unapplied/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/collections/payments/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadUnapplied((await params).number);
  return { title: (await getTranslations("desk.unapplied"))("title", { number }) };
}

export default async function UnappliedPage({ params, searchParams }: Props) {
  const payment = await loadUnapplied((await params).number);
  const { done } = unappliedSearch.parse(await searchParams);
  const t = await getTranslations("desk.unapplied");
  return (
    <Page
      title={t("title", { number: payment.number })}
      description={payment.account}
      back={{ href: deskCollectionsPath(), label: t("back") }}
    >
      {done && <Alert tone="success" role="status" title={t(`done_${done}`)} />}
      <UnappliedFacts payment={payment} />
      <UsesTable payment={payment} />
      <ApplicableTable payment={payment} />
      <TakenOffTable payment={payment} />
    </Page>
  );
}
