import type { InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { InboxIcon, SearchIcon, SuccessIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, status, contract, from, to }: InvoiceSearch): boolean =>
  [q, status, contract, from, to].some((value) => value !== undefined);

/** In place of the list: nothing to pay, nothing that fits, or nothing yet. */
export async function NoInvoices({ search }: { search: InvoiceSearch }) {
  const t = await getTranslations("invoices");
  const { status, ...others } = search;
  if (status === "unpaid" && !isNarrowed(others))
    return (
      <EmptyState icon={<SuccessIcon />} title={t("empty_unpaid_title")}>
        {t("empty_unpaid")}
      </EmptyState>
    );
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={t("empty_filtered_title")}
        action={<LinkButton href="/invoices">{t("clear")}</LinkButton>}
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
