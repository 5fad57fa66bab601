import { getTranslations } from "@/lib/platform/page-texts";
import { isNarrowed, quotesPath } from "@/lib/quotes/rules";
import type { QuoteSearch } from "@/lib/quotes/schema";
import { EmptyState } from "../ui/empty-state";
import { FileSignatureIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** In place of the lists: nothing that fits, or nothing yet. */
export async function NoQuotes({ search }: { search: QuoteSearch }) {
  const t = await getTranslations("quotes");
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={t("empty_filtered_title")}
        action={<LinkButton href={quotesPath()}>{t("clear")}</LinkButton>}
      >
        {t("empty_filtered")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<FileSignatureIcon />} title={t("empty_title")}>
      {t("empty")}
    </EmptyState>
  );
}
