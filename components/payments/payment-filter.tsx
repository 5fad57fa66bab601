import { PAYMENT_FILTERS, type PaymentSearch } from "@/lib/payments/list/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { FilterIcon, SearchIcon } from "../ui/icons";

interface PaymentFilterProps {
  search: PaymentSearch;
  contracts: readonly string[];
}

const button = `${buttonClass()} group-aria-busy:opacity-65`;

/** Search and filters of the Payments tab [PAY-9]. On phones all but the search fold away, by HTML alone. */
export async function PaymentFilter({ search, contracts }: PaymentFilterProps) {
  const [t, texts] = await Promise.all([getTranslations("payments.list"), getTranslations("invoices")]);
  const { q = "", status = "", contract = "", from = "", to = "" } = search;
  const known = contract && !contracts.includes(contract) ? [...contracts, contract] : contracts;
  return (
    <FilterForm
      action="/payments"
      values={{ q, status, contract, from, to }}
      className="group flex flex-col gap-3 sm:gap-4 print:hidden"
    >
      <div className="flex items-end gap-2">
        <div className="min-w-0 max-w-[26rem] flex-1">
          <TextField type="search" name="q" label={t("search_label")} maxLength={60} defaultValue={q} />
        </div>
        <button type="submit" className={button}>
          <SearchIcon />
          {texts("search_button")}
        </button>
      </div>
      <details className="sm:details-content:[content-visibility:visible]">
        <summary
          className={`${buttonClass()} w-full list-none supports-[selector(::details-content)]:sm:hidden [&::-webkit-details-marker]:hidden`}
        >
          <FilterIcon />
          {texts("filters")}
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-3 sm:items-end sm:pt-0 xl:grid-cols-[1fr_1fr_8.75rem_8.75rem_auto] xl:gap-3">
          <SelectField
            name="status"
            label={t("status")}
            defaultValue={status}
            options={[
              { value: "", label: texts("all_statuses") },
              ...PAYMENT_FILTERS.map((value) => ({ value, label: t(`filter_${value}`) })),
            ]}
          />
          <SelectField
            name="contract"
            label={texts("filter_contract")}
            defaultValue={contract}
            options={[
              { value: "", label: texts("all_contracts") },
              ...known.map((number) => ({ value: number, label: number })),
            ]}
          />
          <TextField type="date" name="from" label={t("filter_from")} defaultValue={from} />
          <TextField type="date" name="to" label={t("filter_to")} defaultValue={to} />
          <button type="submit" className={button}>
            {t("apply")}
          </button>
        </div>
      </details>
    </FilterForm>
  );
}
