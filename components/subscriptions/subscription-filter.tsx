import { getTranslations } from "@/lib/platform/page-texts";
import { SUBSCRIPTION_STATUSES, type SubscriptionSearch } from "@/lib/subscriptions/schema";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

interface SubscriptionFilterProps {
  search: SubscriptionSearch;
  contracts: readonly string[];
}

/** Search by product, narrowed by status and contract [BIL-9]. */
export async function SubscriptionFilter({ search, contracts }: SubscriptionFilterProps) {
  const t = await getTranslations("subscriptions");
  const { q = "", status = "", contract = "" } = search;
  const known = contract && !contracts.includes(contract) ? [...contracts, contract] : contracts;
  return (
    <FilterForm
      action="/subscriptions"
      values={{ q, status, contract }}
      className="grid gap-3 sm:grid-cols-[2fr_1fr_1fr_auto] sm:items-end print:hidden"
    >
      <TextField type="search" name="q" label={t("search_label")} maxLength={60} defaultValue={q} />
      <SelectField
        name="status"
        label={t("status")}
        defaultValue={status}
        options={[
          { value: "", label: t("all_statuses") },
          ...SUBSCRIPTION_STATUSES.map((value) => ({ value, label: t(`status_${value}`) })),
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
        {t("apply")}
      </button>
    </FilterForm>
  );
}
