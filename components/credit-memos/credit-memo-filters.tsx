import { creditMemosPath } from "@/lib/invoices/credit-memos/rules";
import type { CreditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";

/** Which filters of the list hold. */
export async function CreditMemoFilters({ search }: { search: CreditMemoSearch }) {
  const t = await getTranslations("credit_memos");
  const { after: _after, before: _before, ...filters } = search;
  const { q, state, contract, from, to } = filters;
  return (
    <ActiveFilters
      pathWithout={(name) => (name ? creditMemosPath({ ...filters, [name]: undefined }) : "/credit-memos")}
      filters={[
        { name: "q", label: t("search"), value: q },
        { name: "state", label: t("state"), value: state && t(`state_${state}`) },
        { name: "contract", label: t("contract"), value: contract },
        { name: "from", label: t("from"), value: from },
        { name: "to", label: t("to"), value: to },
      ]}
    />
  );
}
