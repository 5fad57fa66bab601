import type { Metadata } from "next";
import { OverdueTable } from "@/components/desk/collections/overdue-table";
import { ToldTable } from "@/components/desk/collections/told-table";
import { ToldTabs } from "@/components/desk/collections/told-tabs";
import { UnappliedTable } from "@/components/desk/collections/unapplied-table";
import { EmptyState } from "@/components/ui/empty-state";
import { InboxIcon } from "@/components/ui/icons";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { loadDeskCollections } from "@/lib/desk/collections/loaders";
import { deskCollectionsPath } from "@/lib/desk/collections/rules";
import { collectionsSearch } from "@/lib/desk/collections/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.collections"))("title"),
});

export default async function CollectionsPage({ searchParams }: PageProps<"/desk/collections">) {
  const search = collectionsSearch.parse(await searchParams);
  const { kind, all } = search;
  const [t, { rows, next, previous, ...money }] = await Promise.all([
    getTranslations("desk.collections"),
    loadDeskCollections(deskCollectionsPath(search)),
  ]);
  return (
    <Page title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-5">
        <ToldTabs search={search} />
        <Section title={t(`kind_${kind}`)}>
          {rows.length > 0 ? (
            <ToldTable rows={rows} title={t(`kind_${kind}`)} />
          ) : (
            <EmptyState icon={<InboxIcon />} title={t("empty_title")}>
              {t(`empty_${kind}`)}
            </EmptyState>
          )}
        </Section>
        <Pagination
          label={t("pages")}
          previous={
            previous ? { label: t("newer"), href: deskCollectionsPath({ kind, all, before: previous }) } : undefined
          }
          next={next ? { label: t("older"), href: deskCollectionsPath({ kind, all, after: next }) } : undefined}
        />
      </div>
      <OverdueTable rows={money.overdue} hasMore={money.hasMoreOverdue} />
      <UnappliedTable rows={money.unapplied} hasMore={money.hasMoreUnapplied} />
    </Page>
  );
}
