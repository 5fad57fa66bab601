import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { Balance, Home } from "@/lib/summary/types";
import { Card } from "../ui/card";
import { SuccessIcon } from "../ui/icons";
import { Money } from "../ui/money";
import { Status } from "../ui/status";
import { PayWayOut } from "./pay-way-out";

/** The one figure Home is about; at zero it turns calm [BIL-1]. */
export async function AmountDue({ home }: { home: Home }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const { balances, hasInvoices, contracts, seesAll, period } = home;
  const scope = !seesAll && <p className="text-sm text-muted">{t("scope", { count: contracts })}</p>;
  const date = formatPlainDate(period.from, locale, "long");
  if (!hasInvoices)
    return (
      <Card size="hero" title={t("no_invoices_title")} description={t("no_invoices", { date })}>
        {scope}
      </Card>
    );
  if (balances.length === 0)
    return (
      <Card size="hero">
        <div className="flex flex-col gap-2">
          <h2 className="flex items-center gap-3 text-2xl font-semibold tracking-tight">
            <SuccessIcon className="size-7 text-good" />
            {t("caught_up")}
          </h2>
          <p className="text-muted">{t("caught_up_body", { date })}</p>
          {scope}
        </div>
      </Card>
    );
  return (
    <Card size="hero" title={t("due_title")}>
      <div className="flex flex-col gap-6">
        <ul className="flex flex-col gap-5">
          {balances.map((balance) => (
            <li key={balance.open.currency}>
              <BalanceLine balance={balance} locale={locale} />
            </li>
          ))}
        </ul>
        <PayWayOut home={home} />
        {scope}
      </div>
    </Card>
  );
}

async function BalanceLine({ balance, locale }: { balance: Balance; locale: string }) {
  const t = await getTranslations("home");
  const { open, overdue, overdueCount, count } = balance;
  return (
    <>
      <p className="text-3xl font-semibold tracking-tight">
        <Money value={open} locale={locale} />
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        <span className="text-muted">{t("open_invoices", { count })}</span>
        {overdueCount > 0 ? (
          <Status tone="bad">{t("overdue_part", { amount: formatMoney(overdue, locale) })}</Status>
        ) : (
          <Status tone="good">{t("not_overdue")}</Status>
        )}
      </p>
    </>
  );
}
