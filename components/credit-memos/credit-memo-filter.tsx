import { creditMemosCsvPath } from "@/lib/invoices/credit-memos/rules";
import { type CreditMemoSearch, MEMO_STATES } from "@/lib/invoices/credit-memos/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";
import { type Choice, numberChoices } from "../form/choices";
import { DataFilter, type FilterField } from "../form/data-filter";
import { CsvLink } from "../invoices/csv-link";

interface CreditMemoFilterProps {
  search: CreditMemoSearch;
  contracts: readonly string[];
}

/** Search and filters of the list, and the same rows as a file [PAY-10]. */
export async function CreditMemoFilter({ search, contracts }: CreditMemoFilterProps) {
  const [t, filters] = await Promise.all([getTranslations("credit_memos"), getTranslations("filters")]);
  const { q = "", state = "", contract = "", from = "", to = "" } = search;
  const states = MEMO_STATES.map((value): Choice => [value, t(`state_${value}`)]);
  const list = { action: "/credit-memos", values: { q, state, contract, from, to }, search: t("search_button") };
  const fields: FilterField[] = [
    { name: "state", label: t("state"), choices: [["", t("all_states")], ...states] },
    { name: "contract", label: t("contract"), choices: numberChoices(t("all_contracts"), contracts, contract) },
    { name: "from", label: t("from") },
    { name: "to", label: t("to") },
  ];
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <DataFilter
        {...list}
        fields={fields}
        label={t("search_label")}
        folded={{ summary: filters("fold"), apply: t("apply") }}
        columns="xl:grid-cols-[1fr_1fr_8.75rem_8.75rem_auto]"
      />
      <ActiveFilters {...list} fields={fields} />
      <CsvLink href={creditMemosCsvPath(search)} />
    </div>
  );
}
