import type { Metadata } from "next";
import { RequestFilter } from "@/components/desk/requests/request-filter";
import { RequestTable } from "@/components/desk/requests/request-table";
import { EmptyState } from "@/components/ui/empty-state";
import { InboxIcon } from "@/components/ui/icons";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { loadDeskRequests } from "@/lib/desk/requests/loaders";
import { deskRequestsPath } from "@/lib/desk/requests/rules";
import { deskRequestSearch } from "@/lib/desk/requests/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.requests"))("title"),
});

export default async function RequestsPage({ searchParams }: PageProps<"/desk/requests">) {
  const search = deskRequestSearch.parse(await searchParams);
  const [t, { rows, next, previous }] = await Promise.all([
    getTranslations("desk.requests"),
    loadDeskRequests(deskRequestsPath(search)),
  ]);
  const { status } = search;
  return (
    <Page title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-5">
        <RequestFilter search={search} />
        {rows.length > 0 ? (
          <RequestTable rows={rows} />
        ) : (
          <EmptyState icon={<InboxIcon />} title={t("empty_title")}>
            {t("empty")}
          </EmptyState>
        )}
        <Pagination
          label={t("pages")}
          previous={previous ? { label: t("newer"), href: deskRequestsPath({ status, before: previous }) } : undefined}
          next={next ? { label: t("older"), href: deskRequestsPath({ status, after: next }) } : undefined}
        />
      </div>
    </Page>
  );
}
