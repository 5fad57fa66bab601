import { getLocale, getTranslations } from "next-intl/server";
import type { QuoteDetails } from "@/lib/quotes/types";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

/** What the lines come to, taxed together as an invoice taxes them. */
export async function QuoteTotals({ quote: { net, tax, total, taxRate } }: { quote: QuoteDetails }) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  return (
    <Card title={t("totals")}>
      <DescriptionList
        items={[
          { term: t("net"), value: <Money value={net} locale={locale} /> },
          {
            term: taxRate === null ? t("tax") : t("tax_rate", { rate: taxRate }),
            value: <Money value={tax} locale={locale} />,
          },
          {
            term: t("total_with_tax"),
            value: (
              <strong>
                <Money value={total} locale={locale} />
              </strong>
            ),
          },
        ]}
      />
    </Card>
  );
}
