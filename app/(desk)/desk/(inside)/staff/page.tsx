import type { Metadata } from "next";
import { ListFilter } from "@/components/desk/list-filter";
import { ListPages } from "@/components/desk/list-pages";
import { NothingFound } from "@/components/desk/nothing-found";
import { StaffTable } from "@/components/desk/staff-table";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadStaffList } from "@/lib/desk/staff/loaders";
import { newStaffPath, staffPath } from "@/lib/desk/staff/rules";
import { staffSearch } from "@/lib/desk/staff/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.staff"))("title"),
});

export default async function StaffPage({ searchParams }: PageProps<"/desk/staff">) {
  const { done, q, after, before } = staffSearch.parse(await searchParams);
  const [t, { rows, next, previous }] = await Promise.all([
    getTranslations("desk.staff"),
    loadStaffList(staffPath({ q, after, before })),
  ]);
  return (
    <Page
      title={t("title")}
      description={t("intro")}
      actions={
        <LinkButton href={newStaffPath()} variant="primary">
          {t("add")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-5">
        {done && <Alert tone="success" role="status" title={t(`done_${done}`)} />}
        <ListFilter action={staffPath()} values={{ q: q ?? "" }} label={t("search_label")} />
        {rows.length > 0 ? (
          <StaffTable rows={rows} />
        ) : (
          <NothingFound clear={q ? staffPath() : null} title={t("title")}>
            {t("intro")}
          </NothingFound>
        )}
        <ListPages path={(cursor) => staffPath({ q, ...cursor })} next={next} previous={previous} />
      </div>
    </Page>
  );
}
