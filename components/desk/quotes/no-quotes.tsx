import { deskQuotesPath } from "@/lib/desk/quotes/rules";
import type { DeskQuoteSearch } from "@/lib/desk/quotes/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { newQuotePath } from "@/lib/quotes/drafting/rules";
import { EmptyState } from "../../ui/empty-state";
import { FileSignatureIcon, SearchIcon } from "../../ui/icons";
import { LinkButton } from "../../ui/link-button";

/** What will appear here, or how to find something again [ANY-1]. */
export async function NoQuotes({ search: { q, status, account } }: { search: DeskQuoteSearch }) {
  const t = await getTranslations("desk.quotes");
  if (!q && !status && !account)
    return (
      <EmptyState
        icon={<FileSignatureIcon />}
        title={t("empty_title")}
        action={<LinkButton href={newQuotePath()}>{t("new")}</LinkButton>}
      >
        {t("empty")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={t("empty_filtered_title")}
      action={<LinkButton href={deskQuotesPath()}>{t("clear")}</LinkButton>}
    >
      {t("empty_filtered")}
    </EmptyState>
  );
}
