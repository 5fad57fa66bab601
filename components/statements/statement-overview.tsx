import { formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { Statement } from "@/lib/statements/types";
import { Alert } from "../ui/alert";
import { EmptyState } from "../ui/empty-state";
import { InboxIcon } from "../ui/icons";
import { StatementFiles } from "./statement-files";
import { StatementInCurrency } from "./statement-in-currency";

/** A statement on the screen: what it covers, then each currency for itself [PAY-11]. */
export async function StatementOverview({ statement }: { statement: Statement }) {
  const [t, locale] = await Promise.all([getTranslations("statements"), getLocale()]);
  const { period, currencies, contract, contractCount, seesAll, timeZone, count, shown } = statement;
  const day = (date: typeof period.from) => formatPlainDate(date, locale, "long");
  const covers = contract
    ? t("covers_one", { contract })
    : t(seesAll ? "covers_all" : "covers_some", { count: contractCount });
  return (
    <>
      <div>
        <h2 className="text-lg font-semibold">{t("period_days", { from: day(period.from), to: day(period.to) })}</h2>
        <p className="mt-0.5 text-muted">
          {covers} {t("days_in", { zone: formatTimeZone(timeZone) })}
        </p>
      </div>
      {count > shown && (
        <Alert tone="info" title={t("cut_page", { shown, count })} actions={<StatementFiles statement={statement} />} />
      )}
      {currencies.length === 0 && (
        <EmptyState icon={<InboxIcon />} title={t("empty_title")}>
          {t("empty")}
        </EmptyState>
      )}
      {currencies.map((inCurrency) => (
        <StatementInCurrency key={inCurrency.currency} statement={inCurrency} period={period} />
      ))}
    </>
  );
}
