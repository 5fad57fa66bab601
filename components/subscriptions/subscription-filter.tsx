import { getTranslations } from "@/lib/platform/page-texts";
import { SUBSCRIPTION_STATUSES, type SubscriptionSearch } from "@/lib/subscriptions/schema";
import { type Choice, numberChoices } from "../form/choices";
import { DataFilter } from "../form/data-filter";

interface SubscriptionFilterProps {
  search: SubscriptionSearch;
  contracts: readonly string[];
}

/** Search by product, narrowed by status and contract [BIL-9]. */
export async function SubscriptionFilter({ search, contracts }: SubscriptionFilterProps) {
  const t = await getTranslations("subscriptions");
  const { q = "", status = "", contract = "" } = search;
  const statuses = SUBSCRIPTION_STATUSES.map((value): Choice => [value, t(`status_${value}`)]);
  return (
    <DataFilter
      action="/subscriptions"
      values={{ q, status, contract }}
      label={t("search_label")}
      search={t("apply")}
      columns="sm:grid-cols-[2fr_1fr_1fr_auto]"
      fields={[
        { name: "status", label: t("status"), choices: [["", t("all_statuses")], ...statuses] },
        { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
      ]}
    />
  );
}
