import { INVOICE_SORTS, INVOICE_STATUSES, type InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";
import { type Choice, numberChoices } from "../form/choices";
import { DataFilter, type FilterField } from "../form/data-filter";

interface InvoiceFilterProps {
  search: InvoiceSearch;
  contracts: readonly string[];
}

/** Search, filters and order of the list [INV-1]. */
export async function InvoiceFilter({ search, contracts }: InvoiceFilterProps) {
  const [t, filters] = await Promise.all([getTranslations("invoices"), getTranslations("filters")]);
  const { q = "", status = "", contract = "", from = "", to = "" } = search;
  const sort = search.sort === "issued" ? "" : search.sort;
  const statuses = INVOICE_STATUSES.map((value): Choice => [value, t(`status_${value}`)]);
  const sorts = INVOICE_SORTS.map((value): Choice => [value === "issued" ? "" : value, t(`sort_${value}`)]);
  const list = { action: "/invoices", values: { q, status, contract, from, to, sort }, search: t("search_button") };
  const fields: FilterField[] = [
    {
      name: "status",
      label: t("status"),
      choices: [["", t("all_statuses")], ["unpaid", t("filter_unpaid")], ...statuses],
    },
    {
      name: "contract",
      label: t("filter_contract"),
      choices: numberChoices(t("all_contracts"), contracts, contract),
    },
    { name: "from", label: t("filter_from") },
    { name: "to", label: t("filter_to") },
    { name: "sort", label: t("sort"), choices: sorts },
  ];
  // What a tab stands for is said by the tab, and an order narrows nothing.
  const narrowing = fields.filter(({ name }) => name !== "sort" && !(name === "status" && status === "unpaid"));
  return (
    <>
      <DataFilter
        {...list}
        fields={fields}
        label={t("search_label")}
        folded={{ summary: filters("fold"), apply: t("apply") }}
        columns="xl:grid-cols-[1fr_1.12fr_8.5rem_8.5rem_1.7fr_auto]"
      />
      <ActiveFilters {...list} fields={narrowing} />
    </>
  );
}
