import { orderPath, ordersPath } from "@/lib/orders/rules";
import type { OrderRow } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { QuoteName } from "./quote-name";

interface NewestOrdersProps {
  contractNumber: string;
  rows: readonly OrderRow[];
}

/** A contract's newest orders, and the way to all of them [CON-2]. */
export async function NewestOrders({ contractNumber, rows }: NewestOrdersProps) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  if (rows.length === 0)
    return (
      <Section title={t("of_contract")}>
        <p className="text-muted">{t("of_contract_empty")}</p>
      </Section>
    );
  return (
    <Section
      title={t("of_contract")}
      actions={<TextLink href={ordersPath({ contract: contractNumber })}>{t("all_orders")}</TextLink>}
    >
      <Table
        caption={t("of_contract")}
        rows={rows}
        rowKey={({ number }) => number}
        columns={[
          {
            id: "number",
            header: t("number"),
            kind: "title",
            cell: ({ number }) => <TextLink href={orderPath(number)}>{number}</TextLink>,
          },
          {
            id: "on",
            header: t("placed_on"),
            cell: ({ placedOn }) => <CalendarDate date={placedOn} locale={locale} />,
          },
          { id: "quote", header: t("quote"), cell: (row) => <QuoteName of={row} none={t("no_quote")} /> },
          {
            id: "total",
            header: t("total"),
            kind: "number",
            cell: ({ total }) => <Money value={total} locale={locale} />,
          },
        ]}
      />
    </Section>
  );
}
