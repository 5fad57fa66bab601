import { receiptPath } from "@/lib/payments/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { RecentPayment } from "@/lib/summary/types";
import { CalendarDate } from "../ui/calendar-date";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** The newest payments with their receipts [BIL-1]. */
export async function LastPayments({ payments }: { payments: readonly RecentPayment[] }) {
  const [t, texts, locale] = await Promise.all([getTranslations("home"), getTranslations("payments"), getLocale()]);
  if (payments.length === 0)
    return (
      <Section title={t("payments_title")}>
        <EmptyState title={t("payments_empty_title")}>{t("payments_empty")}</EmptyState>
      </Section>
    );
  return (
    <Section title={t("payments_title")}>
      <Table
        caption={t("payments_title")}
        rows={payments}
        rowKey={({ number }) => number}
        columns={[
          { id: "number", header: t("payment"), kind: "title", cell: ({ number }) => number },
          { id: "on", header: t("paid_on"), cell: ({ on }) => <CalendarDate date={on} locale={locale} /> },
          {
            id: "method",
            header: t("method"),
            cell: ({ methodName, last4 }) => (last4 ? texts("method_ending", { name: methodName, last4 }) : methodName),
          },
          {
            id: "amount",
            header: t("amount"),
            kind: "number",
            cell: ({ amount }) => <Money value={amount} locale={locale} />,
          },
          {
            id: "receipt",
            header: t("receipt"),
            kind: "action",
            cell: ({ id, number }) => (
              <TextLink plain href={receiptPath(id)} aria-label={t("receipt_of", { number })}>
                {t("receipt")}
              </TextLink>
            ),
          },
        ]}
      />
    </Section>
  );
}
