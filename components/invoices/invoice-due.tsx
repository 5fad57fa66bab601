import type { InvoiceDetails } from "@/lib/invoices/types";
import { formatDaysAway, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

/** By when, in words; and of how much, where a part is paid or credited. */
export async function InvoiceDue({ invoice }: { invoice: InvoiceDetails }) {
  const [t, locale] = await Promise.all([getTranslations("invoices"), getLocale()]);
  const { dueOn, today, open, totals } = invoice;
  const date = formatPlainDate(dueOn, locale, "long");
  const isLate = dueOn < today;
  return (
    <div>
      <p className={isLate ? "font-medium text-bad" : "font-medium"}>
        {t("pay_due", { date, away: formatDaysAway(dueOn, today, locale) })}
      </p>
      {open.minor !== totals.payable.minor && (
        <p className="text-muted">
          {t("net_amount", { amount: formatMoney(open, locale), total: formatMoney(totals.payable, locale) })}
        </p>
      )}
    </div>
  );
}
