import type { PaymentLine } from "@/lib/payments/list/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { LineInvoices } from "./line-invoices";
import { PaymentLineStatus } from "./payment-line-status";

/** What went back of a payment, or is asked for [PAY-9]. */
export async function PaymentReversals({ reversals }: { reversals: readonly PaymentLine[] }) {
  const [t, texts, locale] = await Promise.all([
    getTranslations("payments.list"),
    getTranslations("payments"),
    getLocale(),
  ]);
  if (reversals.length === 0) return null;
  return (
    <Section title={t("went_back")}>
      <Table
        caption={t("went_back")}
        rows={reversals}
        rowKey={({ id }) => id}
        columns={[
          { id: "what", header: t("what"), kind: "title", cell: ({ kind }) => t(`kind_${kind}`) },
          { id: "on", header: t("on"), cell: ({ on }) => <CalendarDate date={on} locale={locale} /> },
          { id: "invoices", header: t("invoices"), cell: (line) => <LineInvoices line={line} /> },
          {
            id: "amount",
            header: texts("amount"),
            kind: "number",
            cell: ({ amount }) => <Money value={amount} locale={locale} />,
          },
          {
            id: "status",
            header: t("status"),
            cell: ({ status }) => <PaymentLineStatus status={status} label={t(`status_${status}`)} />,
          },
        ]}
      />
    </Section>
  );
}
