import type { ShownPrice, ShownTotals } from "@/lib/catalog/types";
import { formatMoney, formatPercent, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

/** What a product's price is made of, down to what it comes to [QUO-6]. */
export async function ProductPrice({ price, totals }: { price: ShownPrice; totals: ShownTotals }) {
  const [t, locale] = await Promise.all([getTranslations("products"), getLocale()]);
  const { days, termDays, to } = totals.proration;
  return (
    <DescriptionList
      items={[
        {
          term: price.isOfUnit ? t("monthly_unit") : t("monthly_line"),
          value: (
            <>
              <Money value={price.monthly} locale={locale} />
              {(await madeOf(price)).map((part) => (
                <span key={part} className="block text-sm text-muted">
                  {part}
                </span>
              ))}
            </>
          ),
        },
        {
          term: t("for_days", { days, of: termDays, date: formatPlainDate(to, locale) }),
          value: (
            <>
              <strong className="font-semibold">
                <Money value={price.amount} locale={locale} />
              </strong>
              <span className="block text-sm text-muted">{await calculationOf(price, totals)}</span>
            </>
          ),
        },
      ]}
    />
  );
}

/** The tier, the share and the discount, where there are such. */
async function madeOf({ tier, basisPoints, discountPoints, list }: ShownPrice): Promise<string[]> {
  const [t, locale] = await Promise.all([getTranslations("products"), getLocale()]);
  const percent = (points: number) => formatPercent(points, locale);
  return [
    ...(tier ? [tier.to ? t("tier", { from: tier.from, to: tier.to }) : t("tier_open", { from: tier.from })] : []),
    ...(basisPoints === null ? [] : [t("share", { percent: percent(basisPoints) })]),
    ...(discountPoints > 0
      ? [t("discount", { list: formatMoney(list, locale), percent: percent(discountPoints) })]
      : []),
  ];
}

/** The whole of it, for who works it out again: every figure stands there. */
async function calculationOf(price: ShownPrice, { proration }: ShownTotals): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations("products"), getLocale()]);
  const { basisPoints, base, discountPoints, quantity, isOfUnit } = price;
  const percent = (points: number) => formatPercent(points, locale);
  if (basisPoints !== null && base) {
    const values = { percent: percent(basisPoints), base: formatMoney(base, locale) };
    return discountPoints > 0
      ? t("calculation_share_less", { ...values, less: percent(discountPoints) })
      : t("calculation_share", values);
  }
  const { days, termDays, months } = proration;
  const { whole, restDays: rest, ofDays } = months;
  const term = rest > 0 ? t("months_and_days", { months: whole, rest, of: ofDays }) : t("months", { months: whole });
  const values = { price: formatMoney(price.monthly, locale), term, days, of: termDays };
  return isOfUnit ? t("calculation_units", { ...values, quantity }) : t("calculation", values);
}
