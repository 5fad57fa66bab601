import { debitDeclineText } from "@/lib/payments/debits/rules";
import type { PaymentLineStatus } from "@/lib/payments/list/types";
import { declineText, receiptPath } from "@/lib/payments/rules";
import { payPath } from "@/lib/payments/sets/rules";
import type { PaymentOutcome } from "@/lib/payments/types";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { PaymentOpen } from "./payment-open";
import { PaymentWaiting } from "./payment-waiting";

interface PaymentStandingProps {
  outcome: PaymentOutcome;
  /** Who came here pressed for something else. */
  isOther?: boolean | undefined;
  /** What became of it since it came in. */
  since?: PaymentLineStatus | undefined;
}

/** Thanks for what went back again needs a word beside it [PAY-9]. */
const WENT_BACK = ["refunded", "partly_refunded", "charged_back"] as const;

/** Where the payment stands and what to do now. Nobody is told "paid" before the provider said so [PAY-4, PAY-5, PAY-6]. */
export async function PaymentStanding({ outcome, isOther = false, since }: PaymentStandingProps) {
  switch (outcome.status) {
    case "succeeded":
      return <PaymentSucceeded outcome={outcome} since={since} />;
    case "processing":
      return outcome.means === "bank_debit" ? <DebitSubmitted outcome={outcome} /> : <PaymentWaiting id={outcome.id} />;
    case "created":
    case "open":
      return <PaymentOpen outcome={outcome} isOther={isOther} />;
    default:
      return <PaymentEnded outcome={outcome} />;
  }
}

async function PaymentSucceeded({ outcome: { id, amount, payerEmail }, since }: PaymentStandingProps) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  const wentBack = WENT_BACK.find((status) => status === since);
  return (
    <>
      <Alert tone="success" title={t("confirmed", { amount: formatMoney(amount, locale) })}>
        {payerEmail && t("confirmed_mail", { email: payerEmail })}
      </Alert>
      {wentBack && <Alert title={t(`since.${wentBack}`)} />}
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

/** At the bank for days: nobody has to wait here, or is told "paid" [PAY-3, PAY-5]. */
async function DebitSubmitted({ outcome: { amount } }: PaymentStandingProps) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  return (
    <>
      <Alert title={t("debit", { amount: formatMoney(amount, locale) })} />
      <LinkButton href="/invoices" className="self-start">
        {t("back")}
      </LinkButton>
    </>
  );
}

async function PaymentEnded({ outcome: { status, means, declineCode, isOwn, invoices } }: PaymentStandingProps) {
  const t = await getTranslations("payments");
  const isDebit = means === "bank_debit";
  const again = status === "failed" ? invoices.filter(({ open }) => open.minor > 0n) : [];
  const failed = isDebit ? t("debit_failed") : t("failed");
  const texts: Partial<Record<PaymentOutcome["status"], string>> = { canceled: t("canceled"), failed };
  const said = declineCode && t(isDebit ? debitDeclineText(declineCode) : declineText(declineCode));
  return (
    <>
      <Alert title={texts[status] ?? t("ended")}>
        {said && status !== "canceled" && (isDebit ? said : t("declined", { what: said }))}
      </Alert>
      <div className="flex flex-wrap gap-2">
        {isOwn && again.length > 0 && (
          <LinkButton variant="primary" href={payPath(again)}>
            {t("other_way")}
          </LinkButton>
        )}
        <LinkButton href="/invoices">{t("back")}</LinkButton>
      </div>
    </>
  );
}
