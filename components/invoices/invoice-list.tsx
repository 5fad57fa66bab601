import { INVOICE_STATUSES } from "@/lib/invoices/schema";
import type { InvoiceRow, InvoiceStatus } from "@/lib/invoices/types";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { formTexts } from "../form/form-texts";
import { dayText } from "../ui/calendar-date";
import { packRows } from "../ui/packed-rows";
import { type InvoiceCells, InvoiceTable } from "./invoice-table";

/** Writes everything out, in the reader's language, and leaves the drawing to the table: long lists send data, not elements. */
export async function InvoiceList({ rows }: { rows: readonly InvoiceRow[] }) {
  const [t, { labels, pending }, locale] = await Promise.all([getTranslations("invoices"), formTexts(), getLocale()]);
  const statuses = INVOICE_STATUSES.map((status) => [status, t(`status_${status}`)]);
  return (
    <InvoiceTable
      rows={packRows(rows.map((row) => cellsOf(row, locale)))}
      texts={{
        caption: t("caption"),
        number: t("number"),
        contract: t("contract"),
        issued: t("issued"),
        due: t("due"),
        poNumber: t("po_number"),
        quoteNumber: t("quote_number"),
        downloadQuote: t("download_quote", { number: "{number}" }),
        total: t("total"),
        open: t("open"),
        status: t("status"),
        actions: t("actions"),
        statuses: Object.fromEntries(statuses) as Record<InvoiceStatus, string>,
        choose: t("choose", { number: "{number}" }),
        payNow: t("pay_now"),
        payNowFor: t("pay_now_for", { number: "{number}" }),
        pending,
        labels,
      }}
    />
  );
}

function cellsOf(row: InvoiceRow, locale: string): InvoiceCells {
  const { number, reference, contractNumber, issuedOn, dueOn, poNumber, quoteNumber, total, open, status, isPayable } =
    row;
  return [
    number,
    reference === number ? "" : reference,
    contractNumber,
    dayText(issuedOn, locale),
    dayText(dueOn, locale),
    poNumber ?? "",
    formatMoney(total, locale),
    formatMoney(open, locale),
    status,
    isPayable ? "1" : "",
    quoteNumber ?? "",
    row.hasSignedQuote ? "1" : "",
  ];
}
