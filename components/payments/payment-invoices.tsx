import { invoicePath } from "@/lib/invoices/rules";
import type { PaymentOutcome } from "@/lib/payments/types";
import type { Money as MoneyValue } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

interface Line {
  readonly reference: string | null;
  readonly name: string;
  readonly amount: MoneyValue;
  readonly open: MoneyValue | null;
}

/** What each invoice gets, and what is still open on it; what paid nothing too, so that it adds up [PAY-4]. */
export async function PaymentInvoices({ outcome }: { outcome: PaymentOutcome }) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  const { status, amount, invoices, unapplied, isPart } = outcome;
  const lines: Line[] = [
    ...invoices.map(({ number, ...invoice }) => ({ name: number, ...invoice })),
    ...(unapplied ? [{ reference: null, name: t("unapplied"), amount: unapplied, open: null }] : []),
  ];
  const isPaid = status === "succeeded";
  const title = isPaid ? t("invoices") : t("for_invoices");
  return (
    <Section title={title}>
      {isPart && <p className="text-muted">{t("list.part_note")}</p>}
      <Table
        caption={title}
        rows={lines}
        rowKey={({ name }) => name}
        columns={[
          {
            id: "invoice",
            header: t("invoice"),
            kind: "title",
            cell: ({ reference, name }) =>
              reference ? <TextLink href={invoicePath(reference)}>{name}</TextLink> : name,
          },
          {
            id: "share",
            header: isPaid ? t("share") : t("amount_to_pay"),
            kind: "number",
            cell: (row) => <Money value={row.amount} locale={locale} />,
            ...(lines.length > 1 ? { total: <Money value={amount} locale={locale} /> } : {}),
          },
          {
            id: "left",
            header: t("left"),
            kind: "number",
            cell: ({ open }) => (open ? <Money value={open} locale={locale} /> : "–"),
          },
        ]}
      />
    </Section>
  );
}
