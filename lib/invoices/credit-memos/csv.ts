import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import { formatMoney } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listMemosBehind } from "./queries";
import type { CreditMemoSearch } from "./schema";
import type { CreditMemoRow } from "./types";

/** The list with its filters, all of it [PAY-10]. */
export function creditMemosCsv(viewer: Viewer, search: CreditMemoSearch, locale: Locale): CsvFile<CreditMemoRow> {
  const t = translator(locale);
  const usedOn = ({ uses, useCount }: CreditMemoRow): string => {
    const shown = uses.map(({ invoiceNumber, amount }) => `${invoiceNumber}: ${formatMoney(amount, locale)}`);
    const more = useCount > uses.length ? [t("credit_memos.more_uses", { count: useCount - uses.length })] : [];
    return [...shown, ...more].join("; ");
  };
  return {
    name: t("credit_memos.file"),
    columns: [
      { header: t("credit_memos.number"), kind: "text", value: ({ number }) => number },
      { header: t("credit_memos.issued"), kind: "date", value: ({ issuedOn }) => issuedOn },
      { header: t("credit_memos.contract"), kind: "text", value: ({ contractNumber }) => contractNumber },
      { header: t("credit_memos.currency"), kind: "text", value: ({ total }) => total.currency },
      { header: t("credit_memos.total"), kind: "money", value: ({ total }) => total },
      { header: t("credit_memos.left"), kind: "money", value: ({ left }) => left },
      { header: t("credit_memos.used_on"), kind: "text", value: usedOn },
      { header: t("credit_memos.reason"), kind: "text", value: ({ reason }) => reason },
    ],
    rows: inBatches((last: CreditMemoRow | null) => listMemosBehind(viewer, search, last, CSV_BATCH)),
  };
}
