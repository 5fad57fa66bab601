import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PaymentDetails } from "@/components/payments/payment-details";
import { PaymentInvoices } from "@/components/payments/payment-invoices";
import { PaymentStanding } from "@/components/payments/payment-standing";
import { paymentTitleOf } from "@/components/payments/payment-title";
import { Page } from "@/components/ui/page";
import { loadPaymentOutcome } from "@/lib/payments/loaders";

type Props = PageProps<"/payments/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const outcome = await loadPaymentOutcome((await params).id);
  return { title: (await getTranslations("payments"))(paymentTitleOf(outcome)) };
}

export default async function PaymentPage({ params, searchParams }: Props) {
  const outcome = await loadPaymentOutcome((await params).id);
  const t = await getTranslations("payments");
  const { payment } = outcome;
  const isOther = (await searchParams).other === "1";
  return (
    <Page title={t(paymentTitleOf(outcome))} back={{ href: "/invoices", label: t("back") }}>
      <div className="flex max-w-[46rem] flex-col gap-6">
        <PaymentStanding outcome={outcome} isOther={isOther} />
        <PaymentInvoices outcome={outcome} />
        {payment && <PaymentDetails outcome={outcome} payment={payment} />}
      </div>
    </Page>
  );
}
