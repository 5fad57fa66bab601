import { getLocale, getTranslations } from "next-intl/server";
import { receiptPath } from "@/lib/payments/rules";
import { payPath } from "@/lib/payments/saved/rules";
import type { PaymentOutcome } from "@/lib/payments/types";
import { formatMoney } from "@/lib/platform/format";
import { Alert } from "../ui/alert";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { declineText } from "./decline-text";
import { PaymentOpen } from "./payment-open";
import { PaymentWaiting } from "./payment-waiting";

interface PaymentStandingProps {
  outcome: PaymentOutcome;
}

/** Where the payment stands and what to do now. Nobody is told "paid" before the provider said so [PAY-4, PAY-5, PAY-6]. */
export async function PaymentStanding({ outcome }: PaymentStandingProps) {
  switch (outcome.status) {
    case "succeeded":
      return <PaymentSucceeded outcome={outcome} />;
    case "processing":
      return <PaymentWaiting id={outcome.id} />;
    case "created":
    case "open":
      return <PaymentOpen outcome={outcome} />;
    default:
      return <PaymentEnded outcome={outcome} />;
  }
}

async function PaymentSucceeded({ outcome: { id, amount, payerEmail } }: PaymentStandingProps) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  return (
    <>
      <Alert tone="success" title={t("confirmed", { amount: formatMoney(amount, locale) })}>
        {payerEmail && t("confirmed_mail", { email: payerEmail })}
      </Alert>
      <div className="flex flex-wrap gap-2">
        <LinkButton plain href={receiptPath(id)}>
          <DownloadIcon />
          {t("receipt")}
        </LinkButton>
        <LinkButton href="/invoices">{t("back")}</LinkButton>
      </div>
    </>
  );
}

async function PaymentEnded({ outcome: { status, declineCode, isOwn, invoices } }: PaymentStandingProps) {
  const t = await getTranslations("payments");
  const again = status === "failed" && invoices.find(({ open }) => open.minor > 0n);
  const texts: Partial<Record<PaymentOutcome["status"], string>> = { canceled: t("canceled"), failed: t("failed") };
  return (
    <>
      <Alert title={texts[status] ?? t("ended")}>
        {declineCode && status !== "canceled" && t("declined", { what: t(declineText(declineCode)) })}
      </Alert>
      <div className="flex flex-wrap gap-2">
        {isOwn && again && (
          <LinkButton variant="primary" href={payPath(again.reference)}>
            {t("other_way")}
          </LinkButton>
        )}
        <LinkButton href="/invoices">{t("back")}</LinkButton>
      </div>
    </>
  );
}
