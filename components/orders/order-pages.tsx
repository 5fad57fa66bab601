import { ordersPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface OrderPagesProps {
  search: OrderSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same filters. */
export async function OrderPages({ search, next, previous }: OrderPagesProps) {
  const t = await getTranslations("orders");
  const { after: _after, before: _before, ...filters } = search;
  const link = (label: string, cursor: Pick<Partial<OrderSearch>, "after" | "before">) => ({
    label,
    href: ordersPath({ ...filters, ...cursor }),
  });
  return (
    <Pagination
      label={t("pages")}
      first={previous ? link(t("first"), {}) : undefined}
      previous={previous ? link(t("previous"), { before: previous }) : undefined}
      next={next ? link(t("next"), { after: next }) : undefined}
    />
  );
}
