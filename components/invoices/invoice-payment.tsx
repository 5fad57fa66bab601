import type { InvoiceDetails } from "@/lib/invoices/types";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { AskAbout } from "../agent/ask-about";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";
import { Reasons } from "../ui/why-not";
import { InvoiceDispute } from "./invoice-dispute";
import { InvoiceDue } from "./invoice-due";
import { type InvoicePaymentState, invoicePaymentState } from "./invoice-payment-state";
import { InvoiceReceipts } from "./invoice-receipts";
import { OwnPayment } from "./own-payment";
import { PayNow } from "./pay-now";
import { PaymentInstructions } from "./payment-instructions";

/** What is to be paid and how, or why not; it retitles itself by state [INV-3, INV-4, WHY-1]. */
export async function InvoicePayment({ invoice }: { invoice: InvoiceDetails }) {
  const [t, locale] = await Promise.all([getTranslations("invoices"), getLocale()]);
  const amount = formatMoney(invoice.open, locale);
  const titles: Record<InvoicePaymentState, string> = {
    open: t("pay_title_open", { amount }),
    transfer: t("pay_title_transfer", { amount }),
    own: t("pay_title_processing"),
    processing: t("pay_title_processing"),
    disputed: t("pay_title_disputed"),
    paid: t("pay_title_paid"),
    void: t("pay_title_void"),
  };
  return (
    <Card title={titles[invoicePaymentState(invoice)]}>
      <div className="flex flex-col gap-4">
        <InvoicePaymentBody invoice={invoice} />
        <div className="border-t border-line pt-4">
          <ContactLine lead={t("question")} {...invoice.collector} />
        </div>
      </div>
    </Card>
  );
}

function InvoicePaymentBody({ invoice }: { invoice: InvoiceDetails }) {
  const { payment, wholePayment, ownAttempt, reference, number, movements, dispute, timeZone } = invoice;
  const reasons = !payment.allowed && <Reasons refusal={payment} />;
  const more = !payment.allowed && <AskAbout why="pay" number={number} />;
  switch (invoicePaymentState(invoice)) {
    case "open":
      return (
        <>
          <InvoiceDue invoice={invoice} />
          <PayNow reference={reference} />
          {!wholePayment.allowed && (
            <>
              <Reasons refusal={wholePayment} />
              <PaymentInstructions invoice={invoice} />
            </>
          )}
        </>
      );
    case "own":
      return ownAttempt && <OwnPayment attempt={ownAttempt} />;
    case "paid":
      return (
        <>
          {reasons}
          <InvoiceReceipts movements={movements} />
        </>
      );
    case "disputed":
      return (
        <>
          {reasons}
          {dispute && <InvoiceDispute dispute={dispute} timeZone={timeZone} />}
          {more}
        </>
      );
    case "transfer":
      return (
        <>
          <InvoiceDue invoice={invoice} />
          {reasons}
          <PaymentInstructions invoice={invoice} />
          {more}
        </>
      );
    default:
      return reasons;
  }
}
