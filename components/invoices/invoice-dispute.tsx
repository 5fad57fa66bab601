import type { InvoiceDetails } from "@/lib/invoices/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

interface InvoiceDisputeProps extends Pick<InvoiceDetails, "timeZone"> {
  dispute: NonNullable<InvoiceDetails["dispute"]>;
}

/** What is disputed and since when [INV-4]. */
export async function InvoiceDispute({ dispute, timeZone }: InvoiceDisputeProps) {
  const [t, locale] = await Promise.all([getTranslations("invoices"), getLocale()]);
  return (
    <div>
      <p className="wrap-anywhere">{t("dispute_reason", { reason: dispute.reason })}</p>
      <p className="text-muted">{t("dispute_since", { date: formatInstant(dispute.openedAt, locale, timeZone) })}</p>
    </div>
  );
}
