import { ordersCsvPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { numberChoices } from "../form/choices";
import { DataFilter } from "../form/data-filter";
import { CsvLink } from "../invoices/csv-link";
import { OrderFilters } from "./order-filters";

interface OrderFilterProps {
  search: OrderSearch;
  contracts: readonly string[];
}

/** Search and filters of the list, and the same rows as a file [QUO-3]. */
export async function OrderFilter({ search, contracts }: OrderFilterProps) {
  const [t, filters] = await Promise.all([getTranslations("orders"), getTranslations("filters")]);
  const { q = "", contract = "", from = "", to = "" } = search;
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <DataFilter
        action="/orders"
        values={{ q, contract, from, to }}
        label={t("search_label")}
        search={t("search_button")}
        folded={{ summary: filters("fold"), apply: t("apply") }}
        columns="lg:grid-cols-[16rem_8.75rem_8.75rem_auto] lg:justify-start"
        fields={[
          { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
          { name: "from", label: t("from") },
          { name: "to", label: t("to") },
        ]}
      />
      <OrderFilters search={search} />
      <CsvLink href={ordersCsvPath(search)} />
    </div>
  );
}
