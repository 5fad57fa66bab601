import type { AccountSearch } from "@/lib/desk/accounts/schema";
import { accountsPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { BuildingIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** What will appear here, or how to find something again [ANY-1]. */
export async function NoAccounts({ search: { q, status } }: { search: AccountSearch }) {
  const t = await getTranslations("desk");
  if (!q && !status)
    return (
      <EmptyState icon={<BuildingIcon />} title={t("empty_title")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={t("empty_filtered_title")}
      action={<LinkButton href={accountsPath()}>{t("clear")}</LinkButton>}
    >
      {t("empty_filtered")}
    </EmptyState>
  );
}
