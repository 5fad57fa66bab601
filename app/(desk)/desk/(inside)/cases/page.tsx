import type { Metadata } from "next";
import { DeskCaseFilter } from "@/components/desk/desk-case-filter";
import { DeskCaseTable } from "@/components/desk/desk-case-table";
import { NoDeskCases } from "@/components/desk/no-desk-cases";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { loadDeskCases } from "@/lib/desk/cases/loaders";
import { deskCaseSearch } from "@/lib/desk/cases/schema";
import { casesPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk_cases"))("title"),
});

export default async function DeskCasesPage({ searchParams }: PageProps<"/desk/cases">) {
  const search = deskCaseSearch.parse(await searchParams);
  const [t, tDesk, { rows, next, previous }] = await Promise.all([
    getTranslations("desk_cases"),
    getTranslations("desk"),
    loadDeskCases(casesPath(search)),
  ]);
  const { q, status } = search;
  const link = (label: string, cursor: { after?: string; before?: string }) => ({
    label,
    href: casesPath({ q, status, ...cursor }),
  });
  return (
    <Page title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-5">
        <DeskCaseFilter search={search} />
        {rows.length > 0 ? <DeskCaseTable rows={rows} /> : <NoDeskCases search={search} />}
        <Pagination
          label={t("title")}
          first={previous ? link(tDesk("first_page"), {}) : undefined}
          previous={previous ? link(tDesk("previous"), { before: previous }) : undefined}
          next={next ? link(tDesk("next"), { after: next }) : undefined}
        />
      </div>
    </Page>
  );
}
