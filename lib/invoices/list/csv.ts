import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import type { InvoiceSearch } from "../schema";
import type { InvoiceFileRow } from "../types";
import { listInvoicesBehind } from "./queries";

/** The list with its filters and order, all of it [INV-1]. */
export function invoicesCsv(viewer: Viewer, search: InvoiceSearch, locale: Locale): CsvFile<InvoiceFileRow> {
  const t = translator(locale);
  return {
    name: t("invoices.file"),
    columns: [
      { header: t("invoices.number"), kind: "text", value: ({ number }) => number },
      { header: t("invoices.contract"), kind: "text", value: ({ contractNumber }) => contractNumber },
      { header: t("invoices.bill_group"), kind: "text", value: ({ billGroup }) => billGroup },
      { header: t("invoices.seller"), kind: "text", value: ({ seller }) => seller },
      { header: t("invoices.issued"), kind: "date", value: ({ issuedOn }) => issuedOn },
      { header: t("invoices.due"), kind: "date", value: ({ dueOn }) => dueOn },
      { header: t("invoices.po_number"), kind: "text", value: ({ poNumber }) => poNumber },
      { header: t("invoices.quote_number"), kind: "text", value: ({ quoteNumber }) => quoteNumber },
      { header: t("invoices.currency"), kind: "text", value: ({ total }) => total.currency },
      { header: t("invoices.total"), kind: "money", value: ({ total }) => total },
      { header: t("invoices.open"), kind: "money", value: ({ open }) => open },
      { header: t("invoices.status"), kind: "text", value: ({ status }) => t(`invoices.status_${status}`) },
    ],
    rows: inBatches((last: InvoiceFileRow | null) => listInvoicesBehind(viewer, search, last, CSV_BATCH)),
  };
}
