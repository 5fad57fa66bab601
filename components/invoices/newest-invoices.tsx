import { invoicePath, invoicePdfPath, invoicesPath } from "@/lib/invoices/rules";
import type { InvoiceRow } from "@/lib/invoices/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { InvoiceStatus } from "./invoice-status";

interface NewestInvoicesProps {
  contractNumber: string;
  rows: readonly InvoiceRow[];
}

/** A contract's newest documents, and the way to all of them [CON-2]. */
export async function NewestInvoices({ contractNumber, rows }: NewestInvoicesProps) {
  const [t, tInvoices, locale] = await Promise.all([
    getTranslations("contracts"),
    getTranslations("invoices"),
    getLocale(),
  ]);
  if (rows.length === 0)
    return (
      <Section title={t("documents")}>
        <p className="text-muted">{t("documents_empty")}</p>
      </Section>
    );
  return (
    <Section
      title={t("documents")}
      actions={<TextLink href={invoicesPath({ contract: contractNumber })}>{t("all_invoices")}</TextLink>}
    >
      <Table
        caption={t("documents")}
        rows={rows}
        rowKey={(row) => row.reference}
        columns={[
          {
            id: "number",
            header: tInvoices("number"),
            kind: "title",
            cell: (row) => <TextLink href={invoicePath(row.reference)}>{row.number}</TextLink>,
          },
          {
            id: "status",
            header: tInvoices("status"),
            cell: (row) => <InvoiceStatus status={row.status} label={tInvoices(`status_${row.status}`)} />,
          },
          {
            id: "issued",
            header: tInvoices("issued"),
            cell: (row) => <CalendarDate date={row.issuedOn} locale={locale} />,
          },
          {
            id: "total",
            header: tInvoices("total"),
            kind: "number",
            cell: (row) => <Money value={row.total} locale={locale} />,
          },
          {
            id: "pdf",
            header: t("pdf"),
            cell: (row) => (
              <TextLink plain href={invoicePdfPath(row.reference)} aria-label={t("pdf_of", { number: row.number })}>
                {t("pdf")}
              </TextLink>
            ),
          },
        ]}
      />
    </Section>
  );
}
