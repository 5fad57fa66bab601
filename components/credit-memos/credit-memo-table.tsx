import { contractPath } from "@/lib/contracts/rules";
import { creditMemoPath } from "@/lib/invoices/credit-memos/rules";
import type { CreditMemoRow } from "@/lib/invoices/credit-memos/types";
import { invoicePath } from "@/lib/invoices/rules";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { dayText } from "../ui/calendar-date";
import { beside, linked, listed, plain, quiet } from "../ui/data-cell";
import { DataTable } from "../ui/data-table";
import { packRows } from "../ui/packed-rows";

/** What is owed back, where it was used, and what is left [PAY-10]. */
export async function CreditMemoTable({ rows }: { rows: readonly CreditMemoRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("credit_memos"), getLocale()]);

  function usesOf({ uses, useCount }: CreditMemoRow): string {
    if (useCount === 0) return quiet(t("not_used"));
    const lines = uses.map(({ invoiceNumber, invoiceReference, amount }) =>
      beside(linked(invoiceNumber, invoicePath(invoiceReference)), plain(` ${formatMoney(amount, locale)}`)),
    );
    const more = useCount - uses.length;
    return listed(more > 0 ? [...lines, quiet(t("more_uses", { count: more }))] : lines);
  }

  const cells = rows.map((row) => [
    linked(row.number, creditMemoPath(row.id)),
    plain(dayText(row.issuedOn, locale)),
    linked(row.contractNumber, contractPath(row.contractNumber)),
    plain(row.reason ?? ""),
    plain(formatMoney(row.total, locale)),
    usesOf(row),
    plain(formatMoney(row.left, locale)),
  ]);
  return (
    <DataTable
      wide
      caption={t("caption")}
      columns={[
        { id: "number", header: t("number"), kind: "title" },
        { id: "issued", header: t("issued") },
        { id: "contract", header: t("contract") },
        { id: "reason", header: t("reason") },
        { id: "total", header: t("total"), kind: "number" },
        { id: "uses", header: t("used_on") },
        { id: "left", header: t("left"), kind: "number" },
      ]}
      rows={packRows(cells)}
    />
  );
}
