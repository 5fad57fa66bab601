import type { Metadata } from "next";
import { RunTable } from "@/components/imports/run-table";
import { EmptyState } from "@/components/ui/empty-state";
import { UploadIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { loadRuns } from "@/lib/imports/runs/loaders";
import { newRunPath, runsPath } from "@/lib/imports/runs/rules";
import { runSearch } from "@/lib/imports/runs/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("imports_desk"))("title"),
});

export default async function ImportsPage({ searchParams }: PageProps<"/desk/imports">) {
  const search = runSearch.parse(await searchParams);
  const [t, tDesk, { rows, next, previous }] = await Promise.all([
    getTranslations("imports_desk"),
    getTranslations("desk"),
    loadRuns(runsPath(search)),
  ]);
  const bring = (
    <LinkButton href={newRunPath()} variant="primary">
      <UploadIcon />
      {t("bring_title")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} description={t("intro")} actions={rows.length > 0 && bring}>
      {rows.length > 0 ? (
        <RunTable rows={rows} />
      ) : (
        <EmptyState icon={<UploadIcon />} title={t("empty_title")} action={bring}>
          {t("empty")}
        </EmptyState>
      )}
      <Pagination
        label={tDesk("pages")}
        previous={previous ? { label: tDesk("previous"), href: runsPath({ before: previous }) } : undefined}
        next={next ? { label: tDesk("next"), href: runsPath({ after: next }) } : undefined}
      />
    </Page>
  );
}
