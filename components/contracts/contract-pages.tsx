import type { ContractFilter } from "@/lib/contracts/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface ContractPagesProps {
  show: ContractFilter;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key. */
export async function ContractPages({ show, next, previous }: ContractPagesProps) {
  const t = await getTranslations("contracts");
  const link = (label: string, cursor: Record<string, string>) => ({
    label,
    href: `/contracts?${new URLSearchParams({ show, ...cursor })}`,
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
