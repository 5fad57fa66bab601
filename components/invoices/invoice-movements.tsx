import type { InvoiceDetails, InvoiceMovement } from "@/lib/invoices/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { MovementLink } from "./movement-link";

/** What reduced what is open; the document as issued does not know of it [INV-2]. */
export async function InvoiceMovements({ movements }: Pick<InvoiceDetails, "movements">) {
  const [t, locale] = await Promise.all([getTranslations("invoices"), getLocale()]);
  const nameOf = ({ kind, number }: InvoiceMovement) => t(`movement_${kind}`, { number });
  return (
    <Section title={t("movements")}>
      {movements.length === 0 ? (
        <p className="text-muted">{t("movements_empty")}</p>
      ) : (
        <Table
          caption={t("movements")}
          rows={movements}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "movement",
              header: t("movement"),
              kind: "title",
              cell: (row) => <MovementLink movement={row}>{nameOf(row)}</MovementLink>,
            },
            { id: "on", header: t("movement_on"), cell: (row) => <CalendarDate date={row.on} locale={locale} /> },
            {
              id: "amount",
              header: t("amount"),
              kind: "number",
              cell: (row) => <Money value={row.amount} locale={locale} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
