import { autoPayPath } from "@/lib/bill-groups/rules";
import type { InvoiceAutoPay as Facts } from "@/lib/payments/auto-pay/types";
import { declineText } from "@/lib/payments/rules";
import { formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { Alert } from "../ui/alert";
import { TextLink } from "../ui/text-link";

/** That an invoice pays itself, when and with what; or that auto-pay has stopped, and what to do [BIL-4]. */
export async function InvoiceAutoPay({ autoPay }: { autoPay: Facts | null }) {
  const [t, tPayments, chosen] = await Promise.all([
    getTranslations("auto_pay"),
    getTranslations("payments"),
    getLocale(),
  ]);
  if (!autoPay) return null;
  const locale = isLocale(chosen) ? chosen : "en";
  const { decision, on, method, declined, billGroupId, timeZone } = autoPay;
  const values = { on: formatPlainDate(on, locale, "long"), zone: formatTimeZone(timeZone) };
  const isStopped = !decision.allowed && decision.reason.startsWith("auto_pay.");
  if (!decision.allowed && !isStopped) return null; // the invoice's own state says why
  const said = declined ? t("invoice_declined", { said: tPayments(declineText(declined)) }) : null;
  const planned = method ? t("invoice_on_with", { ...values, ...method }) : t("invoice_on", values);
  return (
    <Alert
      tone={isStopped || said ? "warning" : "info"}
      title={decision.allowed ? planned : t("invoice_stopped")}
      actions={<TextLink href={autoPayPath(billGroupId)}>{t("invoice_settings")}</TextLink>}
    >
      {said && <p>{said}</p>}
      {!decision.allowed && (
        <p>
          {explain(decision, locale)} {decision.reason !== "auto_pay.charged_back" && t("invoice_do")}
        </p>
      )}
    </Alert>
  );
}
