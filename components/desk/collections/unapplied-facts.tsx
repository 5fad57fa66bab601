import { accountPath } from "@/lib/desk/rules";
import type { UnappliedPayment } from "@/lib/desk/unapplied/types";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/description-list";
import { Money } from "../../ui/money";
import { Section } from "../../ui/section";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** When it came, what is left of it, and what it pays. */
export async function UnappliedFacts({ payment }: { payment: UnappliedPayment }) {
  const [t, locale] = await Promise.all([getTranslations("desk.unapplied"), getLocale()]);
  const { accountId, account, methodName, last4, receivedAt, timeZone, amount, left, paid } = payment;
  const when = (at: Date) => formatInstant(at, locale, timeZone);
  return (
    <>
      <Card title={t("facts")} className="max-w-[42rem]">
        <DescriptionList
          items={[
            { term: t("account"), value: <TextLink href={accountPath(accountId)}>{account}</TextLink> },
            { term: t("received"), value: when(receivedAt) },
            { term: t("method"), value: last4 ? t("method_card", { name: methodName, last4 }) : methodName },
            { term: t("amount"), value: <Money value={amount} locale={locale} /> },
            { term: t("left"), value: <Money value={left} locale={locale} /> },
          ]}
        />
      </Card>
      <Section title={t("paid")}>
        {paid.length === 0 ? (
          <p className="text-muted">{t("paid_none")}</p>
        ) : (
          <Table
            caption={t("paid")}
            rows={paid}
            rowKey={({ reference }) => reference}
            columns={[
              {
                id: "invoice",
                header: t("invoice"),
                kind: "title",
                cell: (row) => <TextLink href={deskInvoicePath(row.reference)}>{row.number}</TextLink>,
              },
              {
                id: "applied",
                header: t("applied"),
                cell: ({ appliedAt }) => (appliedAt ? when(appliedAt) : t("came_for_it")),
              },
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
    </>
  );
}
