import { ordersCsvPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";
import { numberChoices } from "../form/choices";
import { DataFilter, type FilterField } from "../form/data-filter";
import { CsvLink } from "../invoices/csv-link";

interface OrderFilterProps {
  search: OrderSearch;
  contracts: readonly string[];
}

/** Search and filters of the list, and the same rows as a file [QUO-3]. */
export async function OrderFilter({ search, contracts }: OrderFilterProps) {
  const [t, filters] = await Promise.all([getTranslations("orders"), getTranslations("filters")]);
  const { q = "", contract = "", from = "", to = "" } = search;
  const list = { action: "/orders", values: { q, contract, from, to }, search: t("search_button") };
  const fields: FilterField[] = [
    { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
    { name: "from", label: t("from") },
    { name: "to", label: t("to") },
  ];
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <DataFilter
        {...list}
        fields={fields}
        label={t("search_label")}
        folded={{ summary: filters("fold"), apply: t("apply") }}
        columns="lg:grid-cols-[16rem_8.75rem_8.75rem_auto] lg:justify-start"
      />
      <ActiveFilters {...list} fields={fields} />
      <CsvLink href={ordersCsvPath(search)} />
    </div>
  );
}
