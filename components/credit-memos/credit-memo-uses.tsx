import type { CreditMemoDetails } from "@/lib/invoices/credit-memos/types";
import { invoicePath } from "@/lib/invoices/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** The invoices on which it lowered what is open. */
export async function CreditMemoUses({ memo: { uses, useCount } }: { memo: CreditMemoDetails }) {
  const [t, locale] = await Promise.all([getTranslations("credit_memos"), getLocale()]);
  return (
    <Section title={t("uses")}>
      {uses.length === 0 ? (
        <p className="text-muted">{t("uses_empty")}</p>
      ) : (
        <Table
          caption={t("uses")}
          rows={uses.map((use, index) => ({ ...use, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            {
              id: "invoice",
              header: t("invoice"),
              kind: "title",
              cell: ({ invoiceNumber, invoiceReference }) => (
                <TextLink href={invoicePath(invoiceReference)}>{invoiceNumber}</TextLink>
              ),
            },
            { id: "on", header: t("used_date"), cell: ({ on }) => <CalendarDate date={on} locale={locale} /> },
            {
              id: "amount",
              header: t("amount"),
              kind: "number",
              cell: ({ amount }) => <Money value={amount} locale={locale} />,
            },
          ]}
        />
      )}
      {useCount > uses.length && <p className="mt-3 text-muted">{t("more_uses", { count: useCount - uses.length })}</p>}
    </Section>
  );
}
