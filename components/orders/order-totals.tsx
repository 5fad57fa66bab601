import type { OrderDetails } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

/** What the lines come to, taxed together. */
export async function OrderTotals({ order: { net, tax, total } }: { order: OrderDetails }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  return (
    <Card title={t("totals")}>
      <DescriptionList
        items={[
          { term: t("net"), value: <Money value={net} locale={locale} /> },
          { term: t("tax"), value: <Money value={tax} locale={locale} /> },
          {
            term: t("total"),
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
