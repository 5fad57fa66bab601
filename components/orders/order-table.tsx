import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import { orderPath } from "@/lib/orders/rules";
import type { OrderRow } from "@/lib/orders/types";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePath } from "@/lib/quotes/rules";
import { dayText } from "../ui/calendar-date";
import { linked, listed, plain, quiet } from "../ui/data-cell";
import { DataTable } from "../ui/data-table";
import { packRows } from "../ui/packed-rows";

/** What was bought, by whom, and how it was billed [QUO-3]. */
export async function OrderTable({ rows }: { rows: readonly OrderRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);

  function invoicesOf({ invoices, invoiceCount }: OrderRow): string {
    if (invoiceCount === 0) return quiet(t("not_billed"));
    const lines = invoices.map(({ number, reference }) => linked(number, invoicePath(reference)));
    const more = invoiceCount - invoices.length;
    return listed(more > 0 ? [...lines, quiet(t("more", { count: more }))] : lines);
  }

  function quoteOf({ quoteNumber, hasQuote }: OrderRow): string {
    if (!quoteNumber) return quiet(t("no_quote"));
    return hasQuote ? linked(quoteNumber, quotePath(quoteNumber)) : plain(quoteNumber);
  }

  const cells = rows.map((row) => [
    linked(row.number, orderPath(row.number)),
    linked(row.contractNumber, contractPath(row.contractNumber)),
    plain(dayText(row.placedOn, locale)),
    row.placedBy === null ? quiet(t("nobody")) : plain(row.placedBy),
    quoteOf(row),
    row.poNumber === null ? quiet(t("no_po")) : plain(row.poNumber),
    plain(formatMoney(row.total, locale)),
    invoicesOf(row),
  ]);
  return (
    <DataTable
      wide
      caption={t("title")}
      columns={[
        { id: "number", header: t("number"), kind: "title" },
        { id: "contract", header: t("contract") },
        { id: "on", header: t("placed_on") },
        { id: "by", header: t("placed_by") },
        { id: "quote", header: t("quote") },
        { id: "po", header: t("po_number") },
        { id: "total", header: t("total"), kind: "number" },
        { id: "invoices", header: t("invoices") },
      ]}
      rows={packRows(cells)}
    />
  );
}
