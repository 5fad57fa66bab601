import { invoicesPath } from "@/lib/invoices/rules";
import type { InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";

/** Which filters of the list hold. What a tab stands for is said by the tab. */
export async function InvoiceFilters({ search }: { search: InvoiceSearch }) {
  const t = await getTranslations("invoices");
  const { after: _after, before: _before, ...filters } = search;
  const { q, status, contract, from, to } = filters;
  return (
    <ActiveFilters
      pathWithout={(name) => (name ? invoicesPath({ ...filters, [name]: undefined }) : "/invoices")}
      filters={[
        { name: "q", label: t("search"), value: q },
        { name: "status", label: t("status"), value: status && status !== "unpaid" ? t(`status_${status}`) : "" },
        { name: "contract", label: t("filter_contract"), value: contract },
        { name: "from", label: t("filter_from"), value: from },
        { name: "to", label: t("filter_to"), value: to },
      ]}
    />
  );
}
