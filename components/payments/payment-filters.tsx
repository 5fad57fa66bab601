import { paymentsPath } from "@/lib/payments/list/rules";
import type { PaymentSearch } from "@/lib/payments/list/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";

/** Which filters of the list hold. */
export async function PaymentFilters({ search }: { search: PaymentSearch }) {
  const [t, texts] = await Promise.all([getTranslations("payments.list"), getTranslations("invoices")]);
  const { after: _after, before: _before, ...filters } = search;
  const { q, status, contract, from, to } = filters;
  return (
    <ActiveFilters
      pathWithout={(name) => (name ? paymentsPath({ ...filters, [name]: undefined }) : "/payments")}
      filters={[
        { name: "q", label: texts("search"), value: q },
        { name: "status", label: t("status"), value: status && t(`filter_${status}`) },
        { name: "contract", label: texts("filter_contract"), value: contract },
        { name: "from", label: t("filter_from"), value: from },
        { name: "to", label: t("filter_to"), value: to },
      ]}
    />
  );
}
