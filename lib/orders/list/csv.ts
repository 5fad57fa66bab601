import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import type { OrderSearch } from "../schema";
import type { OrderRow } from "../types";
import { listOrdersBehind } from "./queries";

interface Wanted {
  readonly billGroup: string;
  readonly search: OrderSearch;
}

/** The list with its filters, all of it [QUO-3]. */
export function ordersCsv(viewer: Viewer, wanted: Wanted, locale: Locale): CsvFile<OrderRow> {
  const t = translator(locale);
  const invoicesOf = ({ invoices, invoiceCount }: OrderRow): string => {
    const more = invoiceCount > invoices.length ? [t("orders.more", { count: invoiceCount - invoices.length })] : [];
    return [...invoices.map(({ number }) => number), ...more].join("; ");
  };
  return {
    name: t("orders.file"),
    columns: [
      { header: t("orders.number"), kind: "text", value: ({ number }) => number },
      { header: t("orders.contract"), kind: "text", value: ({ contractNumber }) => contractNumber },
      { header: t("orders.placed_on"), kind: "date", value: ({ placedOn }) => placedOn },
      { header: t("orders.placed_by"), kind: "text", value: ({ placedBy }) => placedBy },
      { header: t("orders.quote"), kind: "text", value: ({ quoteNumber }) => quoteNumber },
      { header: t("orders.po_number"), kind: "text", value: ({ poNumber }) => poNumber },
      { header: t("orders.currency"), kind: "text", value: ({ total }) => total.currency },
      { header: t("orders.net"), kind: "money", value: ({ net }) => net },
      { header: t("orders.tax"), kind: "money", value: ({ tax }) => tax },
      { header: t("orders.total"), kind: "money", value: ({ total }) => total },
      { header: t("orders.invoices"), kind: "text", value: invoicesOf },
    ],
    rows: inBatches((last: OrderRow | null) => listOrdersBehind(viewer, { ...wanted, most: CSV_BATCH }, last)),
  };
}
