import type { Metadata } from "next";
import { BringForm } from "@/components/imports/bring-form";
import { ColumnList } from "@/components/imports/column-list";
import { Page } from "@/components/ui/page";
import { loadNewRun } from "@/lib/imports/runs/loaders";
import { runsPath } from "@/lib/imports/runs/rules";
import { newRunSearch } from "@/lib/imports/runs/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("imports_desk"))("bring_title"),
});

export default async function NewImportPage({ searchParams }: PageProps<"/desk/imports/new">) {
  await loadNewRun();
  const { kind, fault } = newRunSearch.parse(await searchParams);
  const t = await getTranslations("imports_desk");
  return (
    <Page title={t("bring_title")} description={t("bring_intro")} back={{ href: runsPath(), label: t("title") }}>
      <BringForm kind={kind} fault={fault} />
      <ColumnList kind={kind} />
    </Page>
  );
}
