import { getTranslations } from "@/lib/platform/page-texts";
import { QUOTE_STATUSES, type QuoteSearch } from "@/lib/quotes/schema";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

interface QuoteFilterProps {
  search: QuoteSearch;
  contracts: readonly string[];
}

/** Search and filters of the lists [QUO-1]. */
export async function QuoteFilter({ search, contracts }: QuoteFilterProps) {
  const t = await getTranslations("quotes");
  const { q = "", status = "", contract = "" } = search;
  const known = contract && !contracts.includes(contract) ? [...contracts, contract] : contracts;
  return (
    <FilterForm
      action="/quotes"
      values={{ q, status, contract }}
      className="grid gap-3 sm:grid-cols-2 sm:items-end lg:grid-cols-[1.6fr_1fr_1fr_auto] print:hidden"
    >
      <TextField type="search" name="q" label={t("search_label")} maxLength={60} defaultValue={q} />
      <SelectField
        name="status"
        label={t("status")}
        defaultValue={status}
        options={[
          { value: "", label: t("all_statuses") },
          ...QUOTE_STATUSES.map((value) => ({ value, label: t(`status_${value}`) })),
        ]}
      />
      <SelectField
        name="contract"
        label={t("contract")}
        defaultValue={contract}
        options={[
          { value: "", label: t("all_contracts") },
          ...known.map((number) => ({ value: number, label: number })),
        ]}
      />
      <button type="submit" className={buttonClass()}>
        <SearchIcon />
        {t("search_button")}
      </button>
    </FilterForm>
  );
}
