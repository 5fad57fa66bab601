import type { OrderDetails } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

/** Its lines, each with how its amount comes about: price a month, quantity, days [QUO-3]. */
export async function OrderLines({ order: { lines, lineCount, net } }: { order: OrderDetails }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  return (
    <Section title={t("lines")} description={t("monthly_hint")}>
      <Table
        wide
        caption={t("lines")}
        rows={lines}
        rowKey={({ rank }) => String(rank)}
        columns={[
          {
            id: "product",
            header: t("product"),
            kind: "title",
            cell: ({ description }) => description,
            total: t("net"),
          },
          { id: "quantity", header: t("quantity"), kind: "number", cell: ({ quantity }) => quantity },
          {
            id: "monthly",
            header: t("monthly"),
            kind: "number",
            cell: ({ monthly }) => <Money value={monthly} locale={locale} />,
          },
          {
            id: "term",
            header: t("term"),
            cell: ({ startsOn, endsOn }) => (
              <span>
                <CalendarDate date={startsOn} locale={locale} /> – <CalendarDate date={endsOn} locale={locale} />
              </span>
            ),
          },
          { id: "days", header: t("days"), kind: "number", cell: ({ days }) => days },
          {
            id: "amount",
            header: t("amount"),
            kind: "number",
            cell: ({ amount }) => <Money value={amount} locale={locale} />,
            total: <Money value={net} locale={locale} />,
          },
        ]}
      />
      {lineCount > lines.length && (
        <p className="mt-3 text-muted">{t("more_lines", { count: lineCount - lines.length })}</p>
      )}
    </Section>
  );
}
