import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { EstimateLine } from "@/lib/subscriptions/types";

/** How an estimated amount came about: "10 × 40.00 USD × 15 of 30 days", and which days [BIL-8]. */
export async function Calculation({ line }: { line: EstimateLine }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const { quantity, unitPrice, days, periodDays: of, from, to } = line;
  const price = formatMoney(unitPrice, locale);
  if (days === of) return <span>{t("calculation_full", { quantity, price })}</span>;
  return (
    <span>
      {t("calculation_part", { quantity, price, days, of })}
      <span className="block text-sm text-muted">
        {t("calculation_span", { from: formatPlainDate(from, locale), to: formatPlainDate(to, locale) })}
      </span>
    </span>
  );
}
