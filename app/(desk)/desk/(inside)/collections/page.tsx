import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverdueTable } from "@/components/desk/collections/overdue-table";
import { ToldTable } from "@/components/desk/collections/told-table";
import { EmptyState } from "@/components/ui/empty-state";
import { InboxIcon } from "@/components/ui/icons";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { TextLink } from "@/components/ui/text-link";
import { loadDeskCollections } from "@/lib/desk/collections/loaders";
import { deskCollectionsPath } from "@/lib/desk/collections/rules";
import { collectionsSearch, TOLD_KINDS } from "@/lib/desk/collections/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.collections"))("title"),
});

export default async function CollectionsPage({ searchParams }: PageProps<"/desk/collections">) {
  const search = collectionsSearch.parse(await searchParams);
  const { kind, all } = search;
  const [t, { rows, next, previous, overdue, hasMoreOverdue }] = await Promise.all([
    getTranslations("desk.collections"),
    loadDeskCollections(deskCollectionsPath(search)),
  ]);
  const other = all ? deskCollectionsPath({ kind }) : deskCollectionsPath({ kind, all: "1" });
  return (
    <Page title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-5">
        <TabsNav
          label={t("title")}
          items={TOLD_KINDS.map((value) => ({
            label: t(`kind_${value}`),
            href: deskCollectionsPath({ kind: value }),
            current: value === kind,
          }))}
        />
        {kind === "dispute" && (
          <p>
            <TextLink href={other}>{t(all ? "only_open" : "all_disputes")}</TextLink>
          </p>
        )}
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
      <OverdueTable rows={overdue} hasMore={hasMoreOverdue} />
    </Page>
  );
}
