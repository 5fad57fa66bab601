import { invoicePath } from "@/lib/invoices/rules";
import { paymentsCsvPath } from "@/lib/payments/list/rules";
import type { PaymentSearch } from "@/lib/payments/list/schema";
import type { PaymentLine } from "@/lib/payments/list/types";
import { paymentPath, receiptPath } from "@/lib/payments/rules";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CsvLink } from "../invoices/csv-link";
import { dayText } from "../ui/calendar-date";
import { beside, linked, listed, plain, quiet, state } from "../ui/data-cell";
import { DataTable } from "../ui/data-table";
import { packRows } from "../ui/packed-rows";
import { LINE_TONES } from "./payment-line-status";

interface PaymentTableProps {
  lines: readonly PaymentLine[];
  search: PaymentSearch;
}

/** Payments with what went back of them as lines of their own [PAY-9]. */
export async function PaymentTable({ lines, search }: PaymentTableProps) {
  const [t, texts] = await Promise.all([getTranslations("payments.list"), getTranslations("payments")]);
  return (
    <>
      <CsvLink href={paymentsCsvPath(search)} />
      <DataTable
        wide
        caption={t("title")}
        columns={[
          { id: "payment", header: texts("number"), kind: "title" },
          { id: "on", header: t("on") },
          { id: "method", header: texts("method") },
          { id: "invoices", header: t("invoices") },
          { id: "amount", header: texts("amount"), kind: "number" },
          { id: "status", header: t("status") },
          { id: "receipt", header: t("receipt"), kind: "action" },
        ]}
        rows={packRows(await cellsOf(lines))}
      />
    </>
  );
}

async function cellsOf(lines: readonly PaymentLine[]): Promise<string[][]> {
  const [t, texts, locale] = await Promise.all([
    getTranslations("payments.list"),
    getTranslations("payments"),
    getLocale(),
  ]);

  /** As `LineInvoices`. */
  function invoicesOf({ shares, moreShares, unapplied, isPart }: PaymentLine): string {
    const all = shares.map(({ reference, number, amount }) => {
      const link = linked(number, invoicePath(reference));
      return shares.length > 1 ? beside(link, quiet(` ${formatMoney(amount, locale)}`)) : link;
    });
    if (moreShares > 0) all.push(quiet(t("more", { count: moreShares })));
    if (unapplied) all.push(quiet(`${t("unapplied")}: ${formatMoney(unapplied, locale)}`));
    if (isPart) all.push(quiet(t("part")));
    return listed(all);
  }

  return lines.map((line) => {
    const { kind, number, pageId, on, method, methodName: name, last4, amount, status, receiptId } = line;
    return [
      linked(t(`line_${kind}`, { number: number ?? "" }), paymentPath(pageId)),
      plain(dayText(on, locale)),
      plain(name && last4 ? texts("method_ending", { name, last4 }) : (name ?? t(`method_${method}`))),
      invoicesOf(line),
      plain(formatMoney(amount, locale)),
      state(t(`status_${status}`), LINE_TONES[status]),
      receiptId ? linked(t("receipt"), receiptPath(receiptId), t("receipt_of", { number: number ?? "" })) : "",
    ];
  });
}
