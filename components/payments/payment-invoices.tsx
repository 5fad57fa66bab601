import { getLocale, getTranslations } from "next-intl/server";
import { invoicePath } from "@/lib/invoices/rules";
import type { PaymentOutcome } from "@/lib/payments/types";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** What each invoice gets, and what is still open on it [PAY-4]. */
export async function PaymentInvoices({ outcome }: { outcome: PaymentOutcome }) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  const { status, amount, invoices } = outcome;
  const isPaid = status === "succeeded";
  const title = isPaid ? t("invoices") : t("for_invoices");
  return (
    <Section title={title}>
      <Table
        caption={title}
        rows={invoices}
        rowKey={({ reference }) => reference}
        columns={[
          {
            id: "invoice",
            header: t("invoice"),
            kind: "title",
            cell: (row) => <TextLink href={invoicePath(row.reference)}>{row.number}</TextLink>,
          },
          {
            id: "share",
            header: isPaid ? t("share") : t("amount_to_pay"),
            kind: "number",
            cell: (row) => <Money value={row.amount} locale={locale} />,
            ...(invoices.length > 1 ? { total: <Money value={amount} locale={locale} /> } : {}),
          },
          {
            id: "left",
            header: t("left"),
            kind: "number",
            cell: (row) => <Money value={row.open} locale={locale} />,
          },
        ]}
      />
    </Section>
  );
}
