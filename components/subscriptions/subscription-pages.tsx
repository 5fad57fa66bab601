import { getTranslations } from "@/lib/platform/page-texts";
import { subscriptionsPath } from "@/lib/subscriptions/rules";
import type { SubscriptionSearch } from "@/lib/subscriptions/schema";
import { Pagination } from "../ui/pagination";

interface SubscriptionPagesProps {
  search: SubscriptionSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same filters. */
export async function SubscriptionPages({ search, next, previous }: SubscriptionPagesProps) {
  const t = await getTranslations("subscriptions");
  const { after: _after, before: _before, ...filters } = search;
  const link = (label: string, cursor: Pick<SubscriptionSearch, "after" | "before">) => ({
    label,
    href: subscriptionsPath({ ...filters, ...cursor }),
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
