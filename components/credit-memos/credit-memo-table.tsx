import { contractPath } from "@/lib/contracts/rules";
import { creditMemoPath } from "@/lib/invoices/credit-memos/rules";
import type { CreditMemoRow } from "@/lib/invoices/credit-memos/types";
import { invoicePath } from "@/lib/invoices/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { type Column, Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** What is owed back, where it was used, and what is left [PAY-10]. */
export async function CreditMemoTable({ rows }: { rows: readonly CreditMemoRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("credit_memos"), getLocale()]);
  const columns: Column<CreditMemoRow>[] = [
    {
      id: "number",
      header: t("number"),
      kind: "title",
      cell: ({ id, number }) => <TextLink href={creditMemoPath(id)}>{number}</TextLink>,
    },
    { id: "issued", header: t("issued"), cell: ({ issuedOn }) => <CalendarDate date={issuedOn} locale={locale} /> },
    {
      id: "contract",
      header: t("contract"),
      cell: ({ contractNumber: number }) => <TextLink href={contractPath(number)}>{number}</TextLink>,
    },
    { id: "reason", header: t("reason"), cell: ({ reason }) => reason },
    { id: "total", header: t("total"), kind: "number", cell: ({ total }) => <Money value={total} locale={locale} /> },
    { id: "uses", header: t("used_on"), cell: usesOf },
    { id: "left", header: t("left"), kind: "number", cell: ({ left }) => <Money value={left} locale={locale} /> },
  ];

  function usesOf({ uses, useCount }: CreditMemoRow) {
    if (useCount === 0) return <span className="text-muted">{t("not_used")}</span>;
    return (
      <ul>
        {uses.map(({ invoiceNumber, invoiceReference, amount, on }) => (
          <li key={`${invoiceReference} ${on} ${amount.minor}`}>
            <TextLink href={invoicePath(invoiceReference)}>{invoiceNumber}</TextLink>{" "}
            <Money value={amount} locale={locale} />
          </li>
        ))}
        {useCount > uses.length && <li className="text-muted">{t("more_uses", { count: useCount - uses.length })}</li>}
      </ul>
    );
  }

  return <Table wide caption={t("caption")} rows={rows} rowKey={({ id }) => id} columns={columns} />;
}
