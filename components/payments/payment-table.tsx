import { paymentsCsvPath } from "@/lib/payments/list/rules";
import type { PaymentSearch } from "@/lib/payments/list/schema";
import type { PaymentLine } from "@/lib/payments/list/types";
import { paymentPath, receiptPath } from "@/lib/payments/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Money } from "../ui/money";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { LineInvoices } from "./line-invoices";
import { PaymentLineStatus } from "./payment-line-status";

interface PaymentTableProps {
  lines: readonly PaymentLine[];
  search: PaymentSearch;
}

/** Payments with what went back of them as lines of their own [PAY-9]. */
export async function PaymentTable({ lines, search }: PaymentTableProps) {
  const [t, texts, locale] = await Promise.all([
    getTranslations("payments.list"),
    getTranslations("payments"),
    getLocale(),
  ]);
  const methodOf = ({ method, methodName: name, last4 }: PaymentLine) =>
    name && last4 ? texts("method_ending", { name, last4 }) : (name ?? t(`method_${method}`));
  const nameOf = ({ kind, number }: PaymentLine) => t(`line_${kind}`, { number: number ?? "" });
  return (
    <>
      <div className="print:hidden">
        <LinkButton plain href={paymentsCsvPath(search)}>
          <DownloadIcon />
          {t("csv")}
        </LinkButton>
      </div>
      <Table
        wide
        caption={t("title")}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "payment",
            header: texts("number"),
            kind: "title",
            cell: (line) => <TextLink href={paymentPath(line.pageId)}>{nameOf(line)}</TextLink>,
          },
          { id: "on", header: t("on"), cell: ({ on }) => <CalendarDate date={on} locale={locale} /> },
          { id: "method", header: texts("method"), cell: methodOf },
          { id: "invoices", header: t("invoices"), cell: (line) => <LineInvoices line={line} /> },
          {
            id: "amount",
            header: texts("amount"),
            kind: "number",
            cell: ({ amount }) => <Money value={amount} locale={locale} />,
          },
          {
            id: "status",
            header: t("status"),
            cell: ({ status }) => <PaymentLineStatus status={status} label={t(`status_${status}`)} />,
          },
          {
            id: "receipt",
            header: t("receipt"),
            kind: "action",
            cell: ({ receiptId, number }) =>
              receiptId && (
                <TextLink plain href={receiptPath(receiptId)} aria-label={t("receipt_of", { number: number ?? "" })}>
                  {t("receipt")}
                </TextLink>
              ),
          },
        ]}
      />
    </>
  );
}
