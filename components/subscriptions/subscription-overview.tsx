import { contractPath } from "@/lib/contracts/rules";
import { orderPath } from "@/lib/orders/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { SubscriptionDetails } from "@/lib/subscriptions/types";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { TextLink } from "../ui/text-link";

/** What the subscription is, and under what contract [BIL-9]. */
export async function SubscriptionOverview({ subscription }: { subscription: SubscriptionDetails }) {
  const [t, tOrders, locale] = await Promise.all([
    getTranslations("subscriptions"),
    getTranslations("orders"),
    getLocale(),
  ]);
  const {
    contractNumber,
    quantity,
    unitPrice,
    price,
    frequency,
    startsOn,
    endsOn,
    contractEndsOn,
    billedThrough,
    orderNumber,
  } = subscription;
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          ...(subscription.edition ? [{ term: t("edition"), value: subscription.edition }] : []),
          { term: t("quantity"), value: quantity },
          { term: t("unit_price"), value: <Money value={unitPrice} locale={locale} /> },
          { term: t(`price_${frequency}`), value: <Money value={price} locale={locale} /> },
          { term: t("frequency"), value: t(`frequency_${frequency}`) },
          {
            term: t("term"),
            value: (
              <>
                <CalendarDate date={startsOn} locale={locale} /> – <CalendarDate date={endsOn} locale={locale} />
              </>
            ),
          },
          {
            term: t("contract"),
            value: <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>,
          },
          ...(orderNumber
            ? [{ term: tOrders("number"), value: <TextLink href={orderPath(orderNumber)}>{orderNumber}</TextLink> }]
            : []),
          ...(billedThrough
            ? [{ term: t("billed_through"), value: <CalendarDate date={billedThrough} locale={locale} /> }]
            : []),
          { term: t("contract_ends"), value: <CalendarDate date={contractEndsOn} locale={locale} /> },
          { term: t("account"), value: subscription.account },
          { term: t("bill_group"), value: subscription.billGroup },
          { term: t("seller"), value: subscription.seller },
        ]}
      />
    </Card>
  );
}
