import { autoPayPath, billGroupPath } from "@/lib/bill-groups/rules";
import { formatDaysAway, formatTimeZone } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { Home } from "@/lib/summary/types";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Status } from "../ui/status";
import { TextLink } from "../ui/text-link";

/** When and how the bill group is billed, and where that is changed [BIL-1]. */
export async function BillingFacts({ home: { billGroup, period, today } }: { home: Home }) {
  const [t, subscriptions, locale] = await Promise.all([
    getTranslations("home"),
    getTranslations("subscriptions"),
    getLocale(),
  ]);
  const { id, frequency, autoPay, poNumber, timeZone } = billGroup;
  return (
    <Card title={t("facts_title")} footer={t("zone", { zone: formatTimeZone(timeZone) })}>
      <DescriptionList
        items={[
          {
            term: t("next_billing"),
            value: (
              <>
                <CalendarDate date={period.from} locale={locale} />, {formatDaysAway(period.from, today, locale)}
              </>
            ),
          },
          { term: t("frequency"), value: subscriptions(`frequency_${frequency}`) },
          {
            term: t("auto_pay"),
            value: (
              <TextLink href={autoPayPath(id)} className="inline-flex min-h-6 items-center">
                <Status tone={autoPay ? "good" : "neutral"}>{t(autoPay ? "auto_pay_on" : "auto_pay_off")}</Status>
                <span className="sr-only">: {t("auto_pay_look")}</span>
              </TextLink>
            ),
          },
          { term: t("po_number"), value: poNumber ?? t("po_none") },
        ]}
      />
      <p className="mt-4">
        <TextLink href={billGroupPath(id)} className="inline-flex min-h-6 items-center">
          {t("change_billing")}
        </TextLink>
      </p>
    </Card>
  );
}
