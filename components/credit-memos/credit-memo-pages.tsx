import { creditMemosPath } from "@/lib/invoices/credit-memos/rules";
import type { CreditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface CreditMemoPagesProps {
  search: CreditMemoSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same filters. */
export async function CreditMemoPages({ search, next, previous }: CreditMemoPagesProps) {
  const t = await getTranslations("credit_memos");
  const { after: _after, before: _before, ...filters } = search;
  const link = (label: string, cursor: Pick<Partial<CreditMemoSearch>, "after" | "before">) => ({
    label,
    href: creditMemosPath({ ...filters, ...cursor }),
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
