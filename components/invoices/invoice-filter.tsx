import { INVOICE_SORTS, INVOICE_STATUSES, type InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { InvoiceFilterForm } from "./invoice-filter-form";

interface InvoiceFilterProps {
  search: InvoiceSearch;
  contracts: readonly string[];
}

/** Search, filters and order of the list, written out for the form that draws them [INV-1]. */
export async function InvoiceFilter({ search, contracts }: InvoiceFilterProps) {
  const t = await getTranslations("invoices");
  const { q = "", status = "", contract = "", from = "", to = "" } = search;
  const sort = search.sort === "issued" ? "" : search.sort;
  const known = contract && !contracts.includes(contract) ? [...contracts, contract] : contracts;
  const statuses = INVOICE_STATUSES.map((value) => ({ value, label: t(`status_${value}`) }));
  return (
    <InvoiceFilterForm
      values={{ q, status, contract, from, to, sort }}
      statuses={[{ value: "", label: t("all_statuses") }, { value: "unpaid", label: t("filter_unpaid") }, ...statuses]}
      contracts={known}
      sorts={INVOICE_SORTS.map((value) => ({ value: value === "issued" ? "" : value, label: t(`sort_${value}`) }))}
      texts={{
        q: t("search_label"),
        search: t("search_button"),
        filters: t("filters"),
        status: t("status"),
        contract: t("filter_contract"),
        allContracts: t("all_contracts"),
        from: t("filter_from"),
        to: t("filter_to"),
        sort: t("sort"),
        apply: t("apply"),
      }}
    />
  );
}
