import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PaymentDetails } from "@/components/payments/payment-details";
import { PaymentInvoices } from "@/components/payments/payment-invoices";
import { PaymentReversals } from "@/components/payments/payment-reversals";
import { PaymentStanding } from "@/components/payments/payment-standing";
import { paymentTitleOf } from "@/components/payments/payment-title";
import { RecordedPayment } from "@/components/payments/recorded-payment";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { loadIsAttempt, loadPaymentLines, loadPaymentOutcome } from "@/lib/payments/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/payments/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const t = await getTranslations("payments");
  if (!(await loadIsAttempt(id))) return { title: t("number") };
  return { title: t(paymentTitleOf(await loadPaymentOutcome(id))) };
}

/** Where a payment made here stands; or, by its own id, money that came another way [PAY-4, PAY-9]. */
export default async function PaymentPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!(await loadIsAttempt(id))) return <RecordedPage id={id} />;
  const outcome = await loadPaymentOutcome(id);
  const t = await getTranslations("payments");
  const { payment } = outcome;
  const lines = payment && (await loadPaymentLines(id));
  const isOther = (await searchParams).other === "1";
  return (
    <Page title={t(paymentTitleOf(outcome))} back={{ href: "/invoices", label: t("back") }}>
      <div className="flex max-w-[46rem] flex-col gap-6">
        <PaymentStanding outcome={outcome} isOther={isOther} since={lines?.payment.status} />
        <PaymentInvoices outcome={outcome} />
        {lines && <PaymentReversals reversals={lines.reversals} />}
        {payment && <PaymentDetails outcome={outcome} payment={payment} />}
      </div>
    </Page>
  );
}

async function RecordedPage({ id }: { id: string }) {
  const [t, lines] = await Promise.all([getTranslations("payments"), loadPaymentLines(id)]);
  if (!lines) notFound();
  const { payment, reversals, receivedAt, timeZone } = lines;
  return (
    <Page title={t("number")} back={{ href: "/payments", label: t("list.back") }}>
      <div className="flex max-w-[46rem] flex-col gap-6">
        {payment.isPart && <Alert title={t("list.part_note")} />}
        <RecordedPayment payment={payment} receivedAt={receivedAt} timeZone={timeZone} />
        <PaymentReversals reversals={reversals} />
      </div>
    </Page>
  );
}
