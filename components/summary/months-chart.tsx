import { formatMonth, formatScale } from "@/lib/platform/format";
import { toDecimal } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { MonthSeries } from "@/lib/summary/types";
import { Card } from "../ui/card";
import { ColumnChart } from "../ui/column-chart";
import { Money } from "../ui/money";
import { NumbersBehind } from "../ui/numbers-behind";
import { Table } from "../ui/table";

/** Billed against paid over the last twelve months, in one currency [BIL-6]. */
export async function MonthsChart({ series: { currency, months } }: { series: MonthSeries }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const title = t("months_title", { currency });
  const [first, last] = [months[0], months.at(-1)];
  const nameOf = (at: typeof first) => (at ? formatMonth(at.month, locale, "long") : "");
  return (
    <Card title={title} footer={t("months_note")}>
      <ColumnChart
        id={`months-${currency}`}
        label={t("months_label", { currency, from: nameOf(first), to: nameOf(last) })}
        series={[t("billed"), t("paid")]}
        groups={months.map(({ month, billed, paid }) => ({
          id: month,
          label: formatMonth(month, locale, "short"),
          values: [Number(toDecimal(billed)), Number(toDecimal(paid))],
        }))}
        tick={(value) => formatScale(value, locale)}
      />
      <NumbersBehind label={t("numbers")}>
        <Table
          caption={title}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { id: "month", header: t("month"), kind: "title", cell: ({ month }) => formatMonth(month, locale, "long") },
            {
              id: "billed",
              header: t("billed"),
              kind: "number",
              cell: ({ billed }) => <Money value={billed} locale={locale} />,
            },
            {
              id: "paid",
              header: t("paid"),
              kind: "number",
              cell: ({ paid }) => <Money value={paid} locale={locale} />,
            },
          ]}
        />
      </NumbersBehind>
    </Card>
  );
}
