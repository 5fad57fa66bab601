import { orderPath } from "@/lib/orders/rules";
import { daysBetween } from "@/lib/platform/dates";
import { formatInstant, formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePdfPath } from "@/lib/quotes/rules";
import type { QuoteDetails } from "@/lib/quotes/types";
import { Alert } from "../ui/alert";
import { ContactLine } from "../ui/contact-line";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { QuoteAnswer } from "./quote-answer";

/** How the quote stands, in one message, with what can be done about it [QUO-1]. */
export async function QuoteStanding({ quote }: { quote: QuoteDetails }) {
  switch (quote.status) {
    case "accepted":
      return <Accepted quote={quote} />;
    case "declined":
      return <Declined quote={quote} />;
    case "withdrawn":
    case "expired":
      return <Over quote={quote} />;
    default:
      return <Waiting quote={quote} />;
  }
}

async function Waiting({ quote }: { quote: QuoteDetails }) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const { expiresOn, today, timeZone } = quote;
  const days = daysBetween(today, expiresOn);
  const values = { date: formatPlainDate(expiresOn, locale, "long"), zone: formatTimeZone(timeZone), days };
  return (
    <Alert
      tone={days === 0 ? "warning" : "info"}
      title={days === 0 ? t("last_day_alert", values) : t("holds_alert", values)}
    >
      <QuoteAnswer quote={quote} />
    </Alert>
  );
}

async function Accepted({ quote }: { quote: QuoteDetails }) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const { signed, number, orderNumber, endedOn, expiresOn, timeZone } = quote;
  const on = formatPlainDate(endedOn ?? expiresOn, locale, "long");
  return (
    <Alert
      tone="success"
      title={signed ? t("accepted_by", { name: signed.name, title: signed.title, on }) : t("accepted_on", { on })}
      actions={
        <>
          {orderNumber && (
            <LinkButton href={orderPath(orderNumber)}>{t("see_order", { number: orderNumber })}</LinkButton>
          )}
          {signed && (
            <LinkButton plain href={quotePdfPath(number)}>
              <DownloadIcon />
              {t("download_signed")}
            </LinkButton>
          )}
        </>
      }
    >
      {signed && t("signed_at", { at: formatInstant(signed.at, locale, timeZone), email: signed.email })}
    </Alert>
  );
}

async function Declined({
  quote: { declined, origin, endedOn, expiresOn, accountExecutive },
}: {
  quote: QuoteDetails;
}) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const on = formatPlainDate(endedOn ?? expiresOn, locale, "long");
  const how = origin === "customer" ? "discarded" : "declined";
  return (
    <Alert title={declined?.by ? t(`${how}_by`, { name: declined.by, on }) : t(`${how}_on`, { on })}>
      {declined?.reason && (
        <blockquote className="mb-3 border-s-2 border-line ps-3 whitespace-pre-line wrap-anywhere">
          {declined.reason}
        </blockquote>
      )}
      {declined?.isReasonErased && <p className="mb-3 text-muted">{t("reason_erased")}</p>}
      {origin === "seller" && <ContactLine lead={t("another_from")} {...accountExecutive} />}
    </Alert>
  );
}

async function Over({ quote: { status, endedOn, expiresOn, accountExecutive } }: { quote: QuoteDetails }) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const isExpired = status === "expired";
  const on = formatPlainDate(isExpired ? expiresOn : (endedOn ?? expiresOn), locale, "long");
  return (
    <Alert tone="warning" title={isExpired ? t("expired_alert", { on }) : t("withdrawn_alert", { on })}>
      <ContactLine lead={t("another_from")} {...accountExecutive} />
    </Alert>
  );
}
