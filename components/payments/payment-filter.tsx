import { PAYMENT_FILTERS, type PaymentSearch } from "@/lib/payments/list/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";
import { type Choice, numberChoices } from "../form/choices";
import { DataFilter, type FilterField } from "../form/data-filter";

interface PaymentFilterProps {
  search: PaymentSearch;
  contracts: readonly string[];
}

/** Search and filters of the Payments tab [PAY-9]. */
export async function PaymentFilter({ search, contracts }: PaymentFilterProps) {
  const [t, texts, filters] = await Promise.all([
    getTranslations("payments.list"),
    getTranslations("invoices"),
    getTranslations("filters"),
  ]);
  const { q = "", status = "", contract = "", from = "", to = "" } = search;
  const statuses = PAYMENT_FILTERS.map((value): Choice => [value, t(`filter_${value}`)]);
  const list = { action: "/payments", values: { q, status, contract, from, to }, search: texts("search_button") };
  const fields: FilterField[] = [
    { name: "status", label: t("status"), choices: [["", texts("all_statuses")], ...statuses] },
    {
      name: "contract",
      label: texts("filter_contract"),
      choices: numberChoices(texts("all_contracts"), contracts, contract),
    },
    { name: "from", label: t("filter_from") },
    { name: "to", label: t("filter_to") },
  ];
  return (
    <>
      <DataFilter
        {...list}
        fields={fields}
        label={t("search_label")}
        folded={{ summary: filters("fold"), apply: t("apply") }}
        columns="xl:grid-cols-[1fr_1fr_8.75rem_8.75rem_auto]"
      />
      <ActiveFilters {...list} fields={fields} />
    </>
  );
}
