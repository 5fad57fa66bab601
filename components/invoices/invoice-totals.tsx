import { clsx } from "clsx/lite";
import { formatDecimal } from "@/lib/invoices/document/figures";
import type { InvoiceDetails } from "@/lib/invoices/types";
import { formatMoney } from "@/lib/platform/format";
import { isLocale, type Locale } from "@/lib/platform/locales";
import { type Money as Amount, money, subtract } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { Money } from "../ui/money";

interface Sum {
  readonly term: string;
  readonly detail?: string | null;
  readonly amount: Amount;
  readonly isStrong?: boolean;
}

/** What the lines come to, with tax; and what is still to be paid of it. */
export async function InvoiceTotals({ invoice }: { invoice: InvoiceDetails }) {
  const chosen = await getLocale();
  const locale = isLocale(chosen) ? chosen : "en";
  const [t, sums] = await Promise.all([getTranslations("invoices"), sumsOf(invoice, locale)]);
  return (
    <Card title={t("totals")} className="w-full sm:ms-auto sm:max-w-[30rem]">
      <dl className="flex flex-col gap-2">
        {sums.map(({ term, detail, amount, isStrong }) => (
          <div
            key={term}
            className={clsx(
              "flex flex-wrap items-baseline justify-between gap-x-6",
              isStrong && "border-t border-line pt-2 font-semibold",
            )}
          >
            <dt className={isStrong ? undefined : "text-muted"}>
              {term}
              {detail && <span className="block text-sm font-normal text-muted">{detail}</span>}
            </dt>
            <dd className="ms-auto">
              <Money value={amount} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

async function sumsOf({ totals, taxes, open, status }: InvoiceDetails, locale: Locale): Promise<Sum[]> {
  const t = await getTranslations("invoices");
  const minus = (amount: Amount) => money(-amount.minor, amount.currency);
  const unlessZero = (term: string, amount: Amount): Sum[] => (amount.minor === 0n ? [] : [{ term, amount }]);
  const adjusted = [
    ...unlessZero(t("allowances"), minus(totals.allowances)),
    ...unlessZero(t("charges"), totals.charges),
  ];
  const settled = [...unlessZero(t("prepaid"), minus(totals.prepaid)), ...unlessZero(t("rounding"), totals.rounding)];
  const taxed = taxes.map(({ rate, base, amount, exemption }): Sum => {
    const of = formatMoney(base, locale);
    const term =
      rate === null ? t("tax_on", { base: of }) : t("tax_at", { rate: formatDecimal(rate, locale), base: of });
    return { term, detail: exemption, amount };
  });
  return [
    { term: t("sum_lines"), amount: totals.lines },
    ...adjusted,
    ...(adjusted.length > 0 ? [{ term: t("net"), amount: subtract(totals.total, totals.tax) }] : []),
    ...taxed,
    { term: t("total"), amount: totals.total, isStrong: true },
    ...settled,
    ...(settled.length > 0 ? [{ term: t("payable"), amount: totals.payable, isStrong: true }] : []),
    ...(status === "void" ? [] : [{ term: t("still_open"), amount: open, isStrong: true }]),
  ];
}
