import { getTranslations } from "@/lib/platform/page-texts";
import { QUOTE_STATUSES, type QuoteSearch } from "@/lib/quotes/schema";
import { type Choice, numberChoices } from "../form/choices";
import { DataFilter } from "../form/data-filter";

interface QuoteFilterProps {
  search: QuoteSearch;
  contracts: readonly string[];
}

/** Search and filters of the lists [QUO-1]. */
export async function QuoteFilter({ search, contracts }: QuoteFilterProps) {
  const t = await getTranslations("quotes");
  const { q = "", status = "", contract = "" } = search;
  const statuses = QUOTE_STATUSES.map((value): Choice => [value, t(`status_${value}`)]);
  return (
    <DataFilter
      action="/quotes"
      values={{ q, status, contract }}
      label={t("search_label")}
      search={t("search_button")}
      columns="sm:grid-cols-2 lg:grid-cols-[1.6fr_1fr_1fr_auto]"
      fields={[
        { name: "status", label: t("status"), choices: [["", t("all_statuses")], ...statuses] },
        { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
      ]}
    />
  );
}
