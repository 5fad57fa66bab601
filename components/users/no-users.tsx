import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";

/** Who would be here, or that the search found nobody. */
export async function NoUsers({ isSearch }: { isSearch: boolean }) {
  const t = await getTranslations("users");
  if (isSearch) return <EmptyState title={t("empty_search_title")}>{t("empty_search")}</EmptyState>;
  return <EmptyState title={t("empty_title")}>{t("empty")}</EmptyState>;
}
