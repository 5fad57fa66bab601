import { INVOICE_SORTS, INVOICE_STATUSES, type InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { FilterIcon, SearchIcon } from "../ui/icons";

interface InvoiceFilterProps {
  search: InvoiceSearch;
  contracts: readonly string[];
}

const button = `${buttonClass()} group-aria-busy:opacity-65`;

/** Search, filters and order of the list [INV-1]. On phones all but the search fold away, by HTML alone. */
export async function InvoiceFilter({ search, contracts }: InvoiceFilterProps) {
  const t = await getTranslations("invoices");
  const { q = "", status = "", contract = "", from = "", to = "" } = search;
  const sort = search.sort === "issued" ? "" : search.sort;
  const known = contract && !contracts.includes(contract) ? [...contracts, contract] : contracts;
  const statuses = INVOICE_STATUSES.map((value) => ({ value, label: t(`status_${value}`) }));
  const sorts = INVOICE_SORTS.map((value) => ({ value: value === "issued" ? "" : value, label: t(`sort_${value}`) }));
  return (
    <FilterForm
      action="/invoices"
      values={{ q, status, contract, from, to, sort }}
      className="group flex flex-col gap-3 sm:gap-4 print:hidden"
    >
      <div className="flex items-end gap-2">
        <div className="min-w-0 max-w-[26rem] flex-1">
          <TextField type="search" name="q" label={t("search_label")} maxLength={60} defaultValue={q} />
        </div>
        <button type="submit" className={button}>
          <SearchIcon />
          {t("search_button")}
        </button>
      </div>
      <details className="sm:details-content:[content-visibility:visible]">
        <summary
          className={`${buttonClass()} w-full list-none supports-[selector(::details-content)]:sm:hidden [&::-webkit-details-marker]:hidden`}
        >
          <FilterIcon />
          {t("filters")}
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-3 sm:items-end sm:pt-0 xl:grid-cols-[1fr_1fr_8.75rem_8.75rem_1.7fr_auto] xl:gap-3">
          <SelectField
            name="status"
            label={t("status")}
            defaultValue={status}
            options={[
              { value: "", label: t("all_statuses") },
              { value: "unpaid", label: t("filter_unpaid") },
              ...statuses,
            ]}
          />
          <SelectField
            name="contract"
            label={t("filter_contract")}
            defaultValue={contract}
            options={[
              { value: "", label: t("all_contracts") },
              ...known.map((number) => ({ value: number, label: number })),
            ]}
          />
          <TextField type="date" name="from" label={t("filter_from")} defaultValue={from} />
          <TextField type="date" name="to" label={t("filter_to")} defaultValue={to} />
          <SelectField name="sort" label={t("sort")} defaultValue={sort} options={sorts} />
          <button type="submit" className={button}>
            {t("apply")}
          </button>
        </div>
      </details>
    </FilterForm>
  );
}
