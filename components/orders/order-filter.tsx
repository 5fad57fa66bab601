import { ordersCsvPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { numberChoices } from "../form/choices";
import { DataFilter } from "../form/data-filter";
import { CsvLink } from "../invoices/csv-link";

interface OrderFilterProps {
  search: OrderSearch;
  contracts: readonly string[];
}

/** Search and filters of the list, and the same rows as a file [QUO-3]. */
export async function OrderFilter({ search, contracts }: OrderFilterProps) {
  const t = await getTranslations("orders");
  const { q = "", contract = "", from = "", to = "" } = search;
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <DataFilter
        action="/orders"
        values={{ q, contract, from, to }}
        label={t("search_label")}
        search={t("search_button")}
        columns="sm:grid-cols-2 lg:grid-cols-[1.5fr_1.1fr_8.75rem_8.75rem_auto]"
        fields={[
          { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
          { name: "from", label: t("from") },
          { name: "to", label: t("to") },
        ]}
      />
      <CsvLink href={ordersCsvPath(search)} />
    </div>
  );
}
