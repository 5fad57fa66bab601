import { getLocale, getTranslations } from "next-intl/server";
import type { PaymentOutcome } from "@/lib/payments/types";
import { formatInstant } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { explain } from "@/lib/platform/translate";
import { Alert } from "../ui/alert";
import { CallOffPayment } from "./call-off-payment";
import { ContinuePayment } from "./continue-payment";
import { declineText } from "./decline-text";
import { ResumePayment } from "./resume-payment";
import { ResumeSaved } from "./resume-saved";

/** Begun and not done: what the bank said last, the way on and the way out, for the payer only [PAY-6]. */
export async function PaymentOpen({ outcome }: { outcome: PaymentOutcome }) {
  const [t, chosen] = await Promise.all([getTranslations("payments"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const { id, kind, methodId, status, isOwn, declineCode, expiresAt, timeZone, invoices } = outcome;
  const until = <p>{t("until", { time: formatInstant(expiresAt, locale, timeZone) })}</p>;
  if (kind === "auto") return <Alert title={t("auto_open")} />;
  if (!isOwn) return <Alert title={explain({ reason: "payment.not_yours", params: {} }, locale)}>{until}</Alert>;
  const [first] = invoices;
  const open = kind === "saved" ? t("saved_open") : t("open");
  return (
    <>
      <Alert
        tone={declineCode ? "warning" : "info"}
        title={declineCode ? t("declined", { what: t(declineText(declineCode)) }) : open}
      >
        {declineCode && <p>{open}</p>}
        {until}
      </Alert>
      <div className="flex flex-wrap gap-2">
        {methodId && first ? (
          <ResumeSaved reference={first.reference} method={methodId} />
        ) : status === "created" && first ? (
          <ResumePayment reference={first.reference} />
        ) : (
          <ContinuePayment attempt={id} />
        )}
        <CallOffPayment attempt={id} />
      </div>
    </>
  );
}
