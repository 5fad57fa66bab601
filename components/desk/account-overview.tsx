import type { AccountDetails } from "@/lib/desk/accounts/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

/** Who looks after it, how it stands, and what is open by currency. */
export async function AccountOverview({ account }: { account: AccountDetails }) {
  const [t, locale] = await Promise.all([getTranslations("desk"), getLocale()]);
  const { type, accountExecutive, collector, suspensionReason, balances } = account;
  return (
    <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
      <Card title={t("overview")}>
        <DescriptionList
          items={[
            { term: t("type"), value: t(`type_${type}`) },
            { term: t("executive"), value: accountExecutive },
            { term: t("collector"), value: collector },
            ...(suspensionReason ? [{ term: t("status"), value: t(`suspended_${suspensionReason}`) }] : []),
          ]}
        />
      </Card>
      <Card title={t("balances")}>
        {balances.length === 0 && <p className="text-muted">{t("no_balance")}</p>}
        <ul className="flex flex-col gap-2">
          {balances.map(({ open, overdue }) => (
            <li key={open.currency} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <strong>
                <Money value={open} locale={locale} />
              </strong>
              <span className="text-muted">
                {t("overdue")} <Money value={overdue} locale={locale} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
