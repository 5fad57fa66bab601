import { isNarrowed } from "@/lib/payments/list/rules";
import type { PaymentSearch } from "@/lib/payments/list/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { InboxIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** In place of the list: nothing that fits, or nothing yet. */
export async function NoPayments({ search }: { search: PaymentSearch }) {
  const [t, texts] = await Promise.all([getTranslations("payments.list"), getTranslations("invoices")]);
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={texts("empty_filtered_title")}
        action={<LinkButton href="/payments">{texts("clear")}</LinkButton>}
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
