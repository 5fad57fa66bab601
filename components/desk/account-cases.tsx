import { loadAccountCases } from "@/lib/desk/cases/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { Section } from "../ui/section";
import { DeskCaseTable } from "./desk-case-table";

/** What its people asked customer service, for all who look after the account [DSK-1]. */
export async function AccountCases({ id }: { id: string }) {
  const [t, cases] = await Promise.all([getTranslations("desk"), loadAccountCases(id)]);
  return (
    <Section title={t("cases")}>
      {cases.length > 0 ? <DeskCaseTable rows={cases} ofOneAccount /> : <p className="text-muted">{t("no_cases")}</p>}
    </Section>
  );
}
