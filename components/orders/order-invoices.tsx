import { invoicePath, invoicesPath } from "@/lib/invoices/rules";
import type { OrderDetails } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { InvoiceStatus } from "../invoices/invoice-status";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** The invoices that it was billed by, with their status as everywhere [QUO-3, INV-1]. */
export async function OrderInvoices({ order: { invoices, invoiceCount, contractNumber } }: { order: OrderDetails }) {
  const [t, tInvoices, locale] = await Promise.all([
    getTranslations("orders"),
    getTranslations("invoices"),
    getLocale(),
  ]);
  if (invoices.length === 0)
    return (
      <Section title={t("invoices")}>
        <p className="text-muted">{t("invoices_empty")}</p>
      </Section>
    );
  return (
    <Section title={t("invoices")}>
      <Table
        caption={t("invoices")}
        rows={invoices}
        rowKey={({ reference }) => reference}
        columns={[
          {
            id: "number",
            header: t("invoice"),
            kind: "title",
            cell: ({ number, reference }) => <TextLink href={invoicePath(reference)}>{number}</TextLink>,
          },
          {
            id: "status",
            header: t("status"),
            cell: ({ status }) => <InvoiceStatus status={status} label={tInvoices(`status_${status}`)} />,
          },
          {
            id: "issued",
            header: t("issued"),
            cell: ({ issuedOn }) => <CalendarDate date={issuedOn} locale={locale} />,
          },
          { id: "due", header: t("due"), cell: ({ dueOn }) => <CalendarDate date={dueOn} locale={locale} /> },
          {
            id: "total",
            header: t("total"),
            kind: "number",
            cell: ({ total }) => <Money value={total} locale={locale} />,
          },
          { id: "open", header: t("open"), kind: "number", cell: ({ open }) => <Money value={open} locale={locale} /> },
        ]}
      />
      {invoiceCount > invoices.length && (
        <p className="mt-3 text-muted">
          {t("more_invoices", { count: invoiceCount - invoices.length })}{" "}
          <TextLink href={invoicesPath({ contract: contractNumber })}>
            {t("all_invoices", { contract: contractNumber })}
          </TextLink>
        </p>
      )}
    </Section>
  );
}
