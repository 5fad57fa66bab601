import { declineText } from "@/lib/payments/rules";
import type { PaymentOutcome } from "@/lib/payments/types";
import { formatInstant } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { Alert } from "../ui/alert";
import { CallOffPayment } from "./call-off-payment";
import { ContinuePayment } from "./continue-payment";
import { ResumePayment } from "./resume-payment";

/** Begun and not done: what the bank said last, the way on and the way out, for the payer only [PAY-6]. */
export async function PaymentOpen({ outcome, isOther }: { outcome: PaymentOutcome; isOther: boolean }) {
  const [t, chosen] = await Promise.all([getTranslations("payments"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const { id, kind, status, isOwn, declineCode, expiresAt, timeZone } = outcome;
  const until = <p>{t("until", { time: formatInstant(expiresAt, locale, timeZone) })}</p>;
  if (kind === "auto") return <Alert title={t("auto_open")} />;
  if (!isOwn) return <Alert title={explain({ reason: "payment.not_yours", params: {} }, locale)}>{until}</Alert>;
  const open = kind === "saved" ? t("saved_open") : t("open");
  return (
    <>
      {isOther && <Alert tone="warning" title={t("other_asked")} />}
      <Alert
        tone={declineCode ? "warning" : "info"}
        title={declineCode ? t("declined", { what: t(declineText(declineCode)) }) : open}
      >
        {declineCode && <p>{open}</p>}
        {until}
      </Alert>
      <div className="flex flex-wrap gap-2">
        {kind === "saved" || status === "created" ? <ResumePayment attempt={id} /> : <ContinuePayment attempt={id} />}
        <CallOffPayment attempt={id} />
      </div>
    </>
  );
}
