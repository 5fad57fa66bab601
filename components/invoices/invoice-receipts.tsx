import type { InvoiceDetails } from "@/lib/invoices/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { MovementLink } from "./movement-link";

/** The receipts of a paid invoice [INV-4]. */
export async function InvoiceReceipts({ movements }: Pick<InvoiceDetails, "movements">) {
  const [t, locale] = await Promise.all([getTranslations("invoices"), getLocale()]);
  const payments = movements.filter(({ kind }) => kind === "payment");
  if (payments.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium">{t("receipts")}</h3>
      <ul className="mt-1 flex flex-col divide-y divide-line">
        {payments.map((payment) => (
          <li key={payment.number} className="flex flex-wrap justify-between gap-x-4 py-2 last:pb-0">
            <MovementLink movement={payment}>{t("movement_payment", { number: payment.number })}</MovementLink>
            <span>
              <CalendarDate date={payment.on} locale={locale} /> · <Money value={payment.amount} locale={locale} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
