import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import { orderPath } from "@/lib/orders/rules";
import type { OrderRow } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { type Column, Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { QuoteName } from "./quote-name";

/** What was bought, by whom, and how it was billed [QUO-3]. */
export async function OrderTable({ rows }: { rows: readonly OrderRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  const columns: Column<OrderRow>[] = [
    {
      id: "number",
      header: t("number"),
      kind: "title",
      cell: ({ number }) => <TextLink href={orderPath(number)}>{number}</TextLink>,
    },
    {
      id: "contract",
      header: t("contract"),
      cell: ({ contractNumber: number }) => <TextLink href={contractPath(number)}>{number}</TextLink>,
    },
    { id: "on", header: t("placed_on"), cell: ({ placedOn }) => <CalendarDate date={placedOn} locale={locale} /> },
    { id: "by", header: t("placed_by"), cell: ({ placedBy }) => placedBy ?? <Nothing>{t("nobody")}</Nothing> },
    {
      id: "quote",
      header: t("quote"),
      cell: (row) => <QuoteName of={row} none={<Nothing>{t("no_quote")}</Nothing>} />,
    },
    { id: "po", header: t("po_number"), cell: ({ poNumber }) => poNumber ?? <Nothing>{t("no_po")}</Nothing> },
    { id: "total", header: t("total"), kind: "number", cell: ({ total }) => <Money value={total} locale={locale} /> },
    { id: "invoices", header: t("invoices"), cell: invoicesOf },
  ];

  function invoicesOf({ invoices, invoiceCount }: OrderRow) {
    if (invoiceCount === 0) return <Nothing>{t("not_billed")}</Nothing>;
    return (
      <ul>
        {invoices.map(({ number, reference }) => (
          <li key={reference}>
            <TextLink href={invoicePath(reference)} className="inline-flex min-h-6 items-center">
              {number}
            </TextLink>
          </li>
        ))}
        {invoiceCount > invoices.length && (
          <li>
            <Nothing>{t("more", { count: invoiceCount - invoices.length })}</Nothing>
          </li>
        )}
      </ul>
    );
  }

  return <Table wide caption={t("title")} rows={rows} rowKey={({ number }) => number} columns={columns} />;
}

function Nothing({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}
