import type { ShownTotals } from "@/lib/catalog/types";
import { formatPercent } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

/** What the picked products come to, with tax [QUO-6]. */
export async function SelectionTotals({ totals }: { totals: ShownTotals }) {
  const [t, locale] = await Promise.all([getTranslations("products"), getLocale()]);
  const { net, tax, total, taxRate } = totals;
  const rate = taxRate === null ? null : formatPercent(Number(taxRate) * 100, locale);
  return (
    <DescriptionList
      items={[
        { term: t("net"), value: <Money value={net} locale={locale} /> },
        { term: rate === null ? t("no_tax") : t("tax", { rate }), value: <Money value={tax} locale={locale} /> },
        {
          term: t("total"),
          value: (
            <strong className="text-lg font-semibold">
              <Money value={total} locale={locale} />
            </strong>
          ),
        },
      ]}
    />
  );
}
