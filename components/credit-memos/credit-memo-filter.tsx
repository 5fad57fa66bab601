import { creditMemosCsvPath } from "@/lib/invoices/credit-memos/rules";
import { type CreditMemoSearch, MEMO_STATES } from "@/lib/invoices/credit-memos/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { type Choice, numberChoices } from "../form/choices";
import { DataFilter } from "../form/data-filter";
import { CsvLink } from "../invoices/csv-link";
import { CreditMemoFilters } from "./credit-memo-filters";

interface CreditMemoFilterProps {
  search: CreditMemoSearch;
  contracts: readonly string[];
}

/** Search and filters of the list, and the same rows as a file [PAY-10]. */
export async function CreditMemoFilter({ search, contracts }: CreditMemoFilterProps) {
  const [t, filters] = await Promise.all([getTranslations("credit_memos"), getTranslations("filters")]);
  const { q = "", state = "", contract = "", from = "", to = "" } = search;
  const states = MEMO_STATES.map((value): Choice => [value, t(`state_${value}`)]);
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <DataFilter
        action="/credit-memos"
        values={{ q, state, contract, from, to }}
        label={t("search_label")}
        search={t("search_button")}
        folded={{ summary: filters("fold"), apply: t("apply") }}
        columns="xl:grid-cols-[1fr_1fr_8.75rem_8.75rem_auto]"
        fields={[
          { name: "state", label: t("state"), choices: [["", t("all_states")], ...states] },
          { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
          { name: "from", label: t("from") },
          { name: "to", label: t("to") },
        ]}
      />
      <CreditMemoFilters search={search} />
      <CsvLink href={creditMemosCsvPath(search)} />
    </div>
  );
}
