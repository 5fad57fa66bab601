import type { PaymentMethod } from "@/lib/payments/methods/types";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Status } from "../ui/status";

/** Until when a card is good; loud only where that is soon or over. */
export async function MethodExpiry({ method: { details, expiry } }: { method: PaymentMethod }) {
  const [t, locale] = await Promise.all([getTranslations("methods"), getLocale()]);
  if (!details) return "–";
  if (!details.expiresOn) return t("never");
  return (
    <span className="flex flex-col items-start">
      {formatPlainDate(details.expiresOn, locale)}
      {expiry !== "good" && <Status tone={expiry === "soon" ? "warn" : "bad"}>{t(expiry)}</Status>}
    </span>
  );
}
