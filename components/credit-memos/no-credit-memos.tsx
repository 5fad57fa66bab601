import { creditMemosPath, isNarrowed } from "@/lib/invoices/credit-memos/rules";
import type { CreditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { InboxIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** In place of the list: nothing that fits, or nothing yet. */
export async function NoCreditMemos({ search }: { search: CreditMemoSearch }) {
  const t = await getTranslations("credit_memos");
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={t("empty_filtered_title")}
        action={<LinkButton href={creditMemosPath()}>{t("clear")}</LinkButton>}
      >
        {t("empty_filtered")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<InboxIcon />} title={t("empty_title")}>
      {t("empty")}
    </EmptyState>
  );
}
