import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { subscriptionPath } from "@/lib/subscriptions/rules";
import type { Estimate } from "@/lib/subscriptions/types";
import type { Home } from "@/lib/summary/types";
import { Calculation } from "../subscriptions/calculation";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Money } from "../ui/money";
import { TextLink } from "../ui/text-link";

/** More are summed up in the total only. */
const MOST_LINES = 20;

/** What the next invoice will hold, marked as the estimate it is, with its arithmetic [BIL-8]. */
export async function UpcomingBilling({ home: { period, upcoming } }: { home: Home }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const day = (date: typeof period.from) => formatPlainDate(date, locale);
  const span = { from: day(period.from), to: day(period.to) };
  return (
    <Card
      title={t("upcoming_title")}
      description={t("upcoming_period", { ...span, date: formatPlainDate(period.from, locale, "long") })}
      actions={<Badge tone="brand">{t("upcoming_mark")}</Badge>}
      footer={t("upcoming_note")}
    >
      <div className="flex flex-col gap-4">
        {upcoming === null && <p>{t("upcoming_too_many")}</p>}
        {upcoming?.lines.length === 0 && <p className="text-muted">{t("upcoming_none", span)}</p>}
        {upcoming && upcoming.lines.length > 0 && <EstimateLines estimate={upcoming} locale={locale} />}
        <p>
          <TextLink href="/subscriptions" className="inline-flex min-h-6 items-center">
            {t("upcoming_all")}
          </TextLink>
        </p>
      </div>
    </Card>
  );
}

/** By contract, each line with how it came about. */
async function EstimateLines({ estimate: { lines, totals }, locale }: { estimate: Estimate; locale: string }) {
  const t = await getTranslations("home");
  const shown = lines.slice(0, MOST_LINES);
  const contracts = [...new Set(shown.map(({ contractNumber }) => contractNumber))];
  const rest = lines.length - shown.length;
  return (
    <>
      {contracts.map((contract) => (
        <section key={contract} aria-label={contract}>
          <h3 className="border-b border-line pb-1 text-sm font-medium text-muted">{contract}</h3>
          <ul>
            {shown
              .filter(({ contractNumber }) => contractNumber === contract)
              .map((line) => (
                <li
                  key={line.id}
                  className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2 last:border-0"
                >
                  <TextLink href={subscriptionPath(line.id)} className="inline-flex min-h-6 items-center">
                    {line.product}
                  </TextLink>
                  <span className="ms-auto flex flex-wrap justify-end gap-x-6">
                    <span className="text-end text-muted tabular-nums">
                      <Calculation line={line} />
                    </span>
                    <span className="min-w-28 text-end">
                      <Money value={line.amount} locale={locale} />
                    </span>
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {rest > 0 && <p className="text-sm text-muted">{t("upcoming_rest", { count: rest })}</p>}
      <ul className="flex flex-col gap-1 border-t-2 border-line pt-3">
        {totals.map((total) => (
          <li key={total.currency} className="flex flex-wrap justify-between gap-x-4 font-semibold">
            <span>{t("total")}</span>
            <Money value={total} locale={locale} />
          </li>
        ))}
      </ul>
    </>
  );
}
