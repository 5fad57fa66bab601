import { paymentsPath } from "@/lib/payments/list/rules";
import type { PaymentSearch } from "@/lib/payments/list/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface PaymentPagesProps {
  search: PaymentSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same filters. */
export async function PaymentPages({ search, next, previous }: PaymentPagesProps) {
  const [t, texts] = await Promise.all([getTranslations("payments.list"), getTranslations("invoices")]);
  const { after: _after, before: _before, ...filters } = search;
  const link = (label: string, cursor: Pick<PaymentSearch, "after" | "before">) => ({
    label,
    href: paymentsPath({ ...filters, ...cursor }),
  });
  return (
    <Pagination
      label={t("pages")}
      first={previous ? link(texts("first"), {}) : undefined}
      previous={previous ? link(texts("previous"), { before: previous }) : undefined}
      next={next ? link(texts("next"), { after: next }) : undefined}
    />
  );
}
