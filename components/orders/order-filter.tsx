import { ordersCsvPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { CsvLink } from "../invoices/csv-link";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

interface OrderFilterProps {
  search: OrderSearch;
  contracts: readonly string[];
}

/** Search and filters of the list, and the same rows as a file [QUO-3]. */
export async function OrderFilter({ search, contracts }: OrderFilterProps) {
  const t = await getTranslations("orders");
  const { q = "", contract = "", from = "", to = "" } = search;
  const known = contract && !contracts.includes(contract) ? [...contracts, contract] : contracts;
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <FilterForm
        action="/orders"
        values={{ q, contract, from, to }}
        className="grid gap-3 sm:grid-cols-2 sm:items-end lg:grid-cols-[1.5fr_1.1fr_8.75rem_8.75rem_auto]"
      >
        <TextField type="search" name="q" label={t("search_label")} maxLength={60} defaultValue={q} />
        <SelectField
          name="contract"
          label={t("contract")}
          defaultValue={contract}
          options={[
            { value: "", label: t("all_contracts") },
            ...known.map((number) => ({ value: number, label: number })),
          ]}
        />
        <TextField type="date" name="from" label={t("from")} defaultValue={from} />
        <TextField type="date" name="to" label={t("to")} defaultValue={to} />
        <button type="submit" className={buttonClass()}>
          <SearchIcon />
          {t("search_button")}
        </button>
      </FilterForm>
      <CsvLink href={ordersCsvPath(search)} />
    </div>
  );
}
