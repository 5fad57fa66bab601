import type { AccountInvoiceRow } from "@/lib/desk/account-invoices/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { InvoiceStatus } from "../invoices/invoice-status";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Table } from "../ui/table";

/** An account's invoices, over its contracts [DSK-1]. */
export async function AccountInvoiceTable({ rows }: { rows: readonly AccountInvoiceRow[] }) {
  const [t, tInvoices, locale] = await Promise.all([getTranslations("desk"), getTranslations("invoices"), getLocale()]);
  return (
    <Table
      caption={t("invoices")}
      rows={rows}
      rowKey={({ reference }) => reference}
      wide
      columns={[
        { id: "number", header: t("invoice"), kind: "title", cell: ({ number }) => number },
        { id: "contract", header: t("contract"), cell: ({ contractNumber }) => contractNumber },
        { id: "issued", header: t("issued"), cell: ({ issuedOn }) => <CalendarDate date={issuedOn} locale={locale} /> },
        { id: "due", header: t("due"), cell: ({ dueOn }) => <CalendarDate date={dueOn} locale={locale} /> },
        {
          id: "total",
          header: t("total"),
          kind: "number",
          cell: ({ total }) => <Money value={total} locale={locale} />,
        },
        { id: "open", header: t("open"), kind: "number", cell: ({ open }) => <Money value={open} locale={locale} /> },
        {
          id: "status",
          header: t("status"),
          cell: ({ status }) => <InvoiceStatus status={status} label={tInvoices(`status_${status}`)} />,
        },
      ]}
    />
  );
}
