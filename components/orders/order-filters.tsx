import { ordersPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActiveFilters } from "../form/active-filters";

/** Which filters of the list hold. */
export async function OrderFilters({ search }: { search: OrderSearch }) {
  const t = await getTranslations("orders");
  const { after: _after, before: _before, ...filters } = search;
  const { q, contract, from, to } = filters;
  return (
    <ActiveFilters
      pathWithout={(name) => (name ? ordersPath({ ...filters, [name]: undefined }) : "/orders")}
      filters={[
        { name: "q", label: t("search"), value: q },
        { name: "contract", label: t("contract"), value: contract },
        { name: "from", label: t("from"), value: from },
        { name: "to", label: t("to"), value: to },
      ]}
    />
  );
}
