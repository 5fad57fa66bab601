import type { PaymentLine } from "@/lib/payments/list/types";
import { receiptPath } from "@/lib/payments/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Money } from "../ui/money";
import { LineInvoices } from "./line-invoices";
import { PaymentLineStatus } from "./payment-line-status";

interface RecordedPaymentProps {
  payment: PaymentLine;
  receivedAt: Date;
  timeZone: string;
}

/** Money that came another way than by a payment made here: a transfer, or what the seller entered [PAY-9]. */
export async function RecordedPayment({ payment, receivedAt, timeZone }: RecordedPaymentProps) {
  const [t, texts, locale] = await Promise.all([
    getTranslations("payments.list"),
    getTranslations("payments"),
    getLocale(),
  ]);
  const { number, method, methodName: name, last4, amount, status, receiptId } = payment;
  const methodName = name && last4 ? texts("method_ending", { name, last4 }) : (name ?? t(`method_${method}`));
  return (
    <>
      <Card title={texts("details")}>
        <DescriptionList
          items={[
            { term: texts("number"), value: number ?? "" },
            { term: t("status"), value: <PaymentLineStatus status={status} label={t(`status_${status}`)} /> },
            { term: texts("date"), value: formatInstant(receivedAt, locale, timeZone) },
            { term: texts("method"), value: methodName },
            { term: texts("amount"), value: <Money value={amount} locale={locale} /> },
            { term: t("invoices"), value: <LineInvoices line={payment} /> },
          ]}
        />
      </Card>
      {receiptId && (
        <div>
          <LinkButton plain href={receiptPath(receiptId)}>
            <DownloadIcon />
            {texts("receipt")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
