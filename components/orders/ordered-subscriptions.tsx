import type { OrderDetails } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { subscriptionPath } from "@/lib/subscriptions/rules";
import { SubscriptionStatus } from "../subscriptions/subscription-status";
import { CalendarDate } from "../ui/calendar-date";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** What came of the order [QUO-3]. */
export async function OrderedSubscriptions({ order: { subscriptions, subscriptionCount } }: { order: OrderDetails }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  if (subscriptions.length === 0)
    return (
      <Section title={t("subscriptions")}>
        <p className="text-muted">{t("subscriptions_empty")}</p>
      </Section>
    );
  return (
    <Section title={t("subscriptions")}>
      <Table
        caption={t("subscriptions")}
        rows={subscriptions}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "product",
            header: t("product"),
            kind: "title",
            cell: ({ id, product, edition }) => (
              <>
                <TextLink href={subscriptionPath(id)}>{product}</TextLink>
                {edition && <span className="block text-sm font-normal text-muted">{edition}</span>}
              </>
            ),
          },
          { id: "status", header: t("status"), cell: ({ status }) => <SubscriptionStatus status={status} /> },
          {
            id: "term",
            header: t("term"),
            cell: ({ startsOn, endsOn }) => (
              <span>
                <CalendarDate date={startsOn} locale={locale} /> – <CalendarDate date={endsOn} locale={locale} />
              </span>
            ),
          },
          { id: "quantity", header: t("quantity"), kind: "number", cell: ({ quantity }) => quantity },
        ]}
      />
      {subscriptionCount > subscriptions.length && (
        <p className="mt-3 text-muted">
          {t("more_subscriptions", { count: subscriptionCount - subscriptions.length })}
        </p>
      )}
    </Section>
  );
}
