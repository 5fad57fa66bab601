import type { InstalledList } from "@/lib/orders/installed/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

/** Over all contracts and orders of the bill group, whatever page of them is shown [QUO-4]. */
export async function ProductTotals({ totals, hasMoreTotals, frequency }: InstalledList) {
  const [t, tSubscriptions, locale] = await Promise.all([
    getTranslations("installed"),
    getTranslations("subscriptions"),
    getLocale(),
  ]);
  return (
    <Section title={t("totals")} description={t("totals_hint")}>
      <Table
        caption={t("totals")}
        rows={totals}
        rowKey={({ product }) => product}
        columns={[
          { id: "product", header: t("product"), kind: "title", cell: ({ product }) => product },
          { id: "deployed", header: t("deployed"), kind: "number", cell: ({ deployed }) => deployed },
          { id: "scheduled", header: t("scheduled"), kind: "number", cell: ({ scheduled }) => scheduled },
          {
            id: "price",
            header: tSubscriptions(`price_${frequency}`),
            kind: "number",
            cell: ({ prices }) => (
              <span>
                {prices.map((price) => (
                  <span key={price.currency} className="block">
                    <Money value={price} locale={locale} />
                  </span>
                ))}
              </span>
            ),
          },
        ]}
      />
      {hasMoreTotals && <p className="mt-3 text-muted">{t("more_totals")}</p>}
    </Section>
  );
}
