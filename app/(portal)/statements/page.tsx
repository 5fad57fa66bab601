import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MoneyTabs } from "@/components/invoices/money-tabs";
import { StatementFiles } from "@/components/statements/statement-files";
import { StatementForm } from "@/components/statements/statement-form";
import { StatementOverview } from "@/components/statements/statement-overview";
import { Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadStatement } from "@/lib/statements/loaders";
import { statementsPath } from "@/lib/statements/rules";
import { statementSearch } from "@/lib/statements/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("statements"))("title"),
});

export default async function StatementsPage({ searchParams }: PageProps<"/statements">) {
  const { group: _group, ...search } = statementSearch.parse(await searchParams);
  const [t, found] = await Promise.all([getTranslations("statements"), loadStatement(statementsPath(search))]);
  if (!found) redirect("/no-access");
  const { statement, place } = found;
  return (
    <Page
      title={t("title")}
      description={t("description", { group: place.group.name, account: place.group.account })}
      actions={statement && <StatementFiles statement={statement} />}
    >
      <div className="flex flex-col gap-6">
        <MoneyTabs current="statements" />
        <StatementForm search={search} answer={found} />
        {statement && <StatementOverview statement={statement} />}
      </div>
    </Page>
  );
}
