import type { HistoryKind } from "@/lib/contracts/history/schema";
import type { ContractHistory } from "@/lib/contracts/history/types";
import { historyPath } from "@/lib/notices/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface HistoryPagesProps extends Pick<ContractHistory, "next" | "previous"> {
  number: string;
  kind: HistoryKind;
}

/** On and back through the history, by key. */
export async function HistoryPages({ number, kind, next, previous }: HistoryPagesProps) {
  const t = await getTranslations("history");
  const narrowed = kind === "all" ? {} : { kind };
  const link = (label: string, cursor: Record<string, string>) => ({
    label,
    href: historyPath(number, { ...narrowed, ...cursor }),
  });
  return (
    <Pagination
      label={t("pages")}
      first={previous ? link(t("newest"), {}) : undefined}
      previous={previous ? link(t("newer"), { before: previous }) : undefined}
      next={next ? link(t("older"), { after: next }) : undefined}
    />
  );
}
