import { INSTALLED_CSV_PATH, installedPath } from "@/lib/orders/installed/rules";
import type { InstalledList as List } from "@/lib/orders/installed/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { CsvLink } from "../invoices/csv-link";
import { EmptyState } from "../ui/empty-state";
import { BoxesIcon } from "../ui/icons";
import { Pagination } from "../ui/pagination";
import { InstalledGroup } from "./installed-group";
import { ProductTotals } from "./product-totals";

/** What is deployed, by contract and order, with its totals [QUO-4]. */
export async function InstalledList({ list }: { list: List }) {
  const t = await getTranslations("installed");
  const { rows, next, previous, frequency, buying } = list;
  if (rows.length === 0)
    return (
      <EmptyState icon={<BoxesIcon />} title={t("empty_title")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-8">
      <CsvLink href={INSTALLED_CSV_PATH} />
      <ProductTotals {...list} />
      {rows.map((group) => (
        <InstalledGroup
          key={`${group.contractNumber} ${group.orderNumber}`}
          group={group}
          frequency={frequency}
          mayAsk={buying.allowed}
        />
      ))}
      <Pagination
        label={t("pages")}
        first={previous ? { label: t("first"), href: installedPath() } : undefined}
        previous={previous ? { label: t("previous"), href: installedPath({ before: previous }) } : undefined}
        next={next ? { label: t("next"), href: installedPath({ after: next }) } : undefined}
      />
    </div>
  );
}
