import { invoicesPath } from "@/lib/invoices/rules";
import type { InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface InvoicePagesProps {
  search: InvoiceSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same filters. */
export async function InvoicePages({ search, next, previous }: InvoicePagesProps) {
  const t = await getTranslations("invoices");
  const { after: _after, before: _before, ...filters } = search;
  const link = (label: string, cursor: Pick<InvoiceSearch, "after" | "before">) => ({
    label,
    href: invoicesPath({ ...filters, ...cursor }),
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
