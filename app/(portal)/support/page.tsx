import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CaseTable } from "@/components/support/case-table";
import { ContactsCard } from "@/components/support/contacts-card";
import { EmptyState } from "@/components/ui/empty-state";
import { LifeBuoyIcon, PlusIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadSupport } from "@/lib/support/loaders";
import { newCasePath, supportPath } from "@/lib/support/rules";
import { casesSearch } from "@/lib/support/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("support"))("title"),
});

export default async function SupportPage({ searchParams }: PageProps<"/support">) {
  const search = casesSearch.parse(await searchParams);
  const [t, found] = await Promise.all([getTranslations("support"), loadSupport(supportPath(search))]);
  if (!found) redirect("/no-access");
  const { billGroup, contacts, cases } = found;
  const link = (label: string, cursor: { after?: string; before?: string }) => ({ label, href: supportPath(cursor) });
  return (
    <Page
      title={t("title")}
      description={t("intro", { group: billGroup.name })}
      actions={
        <LinkButton variant="primary" href={newCasePath()}>
          <PlusIcon />
          {t("new")}
        </LinkButton>
      }
    >
      <div className="grid gap-6 xl:grid-cols-[3fr_2fr] xl:items-start">
        <Section title={t("cases")} description={t("cases_private")}>
          {cases.rows.length > 0 ? (
            <CaseTable rows={cases.rows} timeZone={contacts.timeZone} />
          ) : (
            <EmptyState icon={<LifeBuoyIcon />} title={t("empty_title")}>
              {t("empty")}
            </EmptyState>
          )}
          <Pagination
            label={t("pages")}
            first={cases.previous ? link(t("first_page"), {}) : undefined}
            previous={cases.previous ? link(t("newer"), { before: cases.previous }) : undefined}
            next={cases.next ? link(t("older"), { after: cases.next }) : undefined}
          />
        </Section>
        <ContactsCard contacts={contacts} />
      </div>
    </Page>
  );
}
