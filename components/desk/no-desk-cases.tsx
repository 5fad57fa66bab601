import type { DeskCaseSearch } from "@/lib/desk/cases/schema";
import { casesPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { LifeBuoyIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** What will appear here, or how to find something again [ANY-1]. */
export async function NoDeskCases({ search: { q, status } }: { search: DeskCaseSearch }) {
  const t = await getTranslations("desk_cases");
  if (!q && status === "open")
    return (
      <EmptyState icon={<LifeBuoyIcon />} title={t("empty_title")}>
        {t("empty")}
      </EmptyState>
    );
  const clear = <LinkButton href={casesPath()}>{t("clear")}</LinkButton>;
  return (
    <EmptyState icon={<SearchIcon />} title={t("filtered_title")} action={clear}>
      {t("filtered")}
    </EmptyState>
  );
}
