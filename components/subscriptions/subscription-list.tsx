import { contractPath } from "@/lib/contracts/rules";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { subscriptionPath } from "@/lib/subscriptions/rules";
import type { SubscriptionList as List } from "@/lib/subscriptions/types";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { SubscriptionStatus } from "./subscription-status";

/** The bill group's subscriptions, over its contracts [BIL-9]. */
export async function SubscriptionList({ rows, frequency }: Pick<List, "rows" | "frequency">) {
  const [t, locale] = await Promise.all([getTranslations("subscriptions"), getLocale()]);
  return (
    <Table
      caption={t("caption")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "product",
          header: t("product"),
          kind: "title",
          cell: ({ id, product }) => <TextLink href={subscriptionPath(id)}>{product}</TextLink>,
        },
        { id: "status", header: t("status"), cell: ({ status }) => <SubscriptionStatus status={status} /> },
        {
          id: "contract",
          header: t("contract"),
          cell: ({ contractNumber }) => <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>,
        },
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
        {
          id: "price",
          header: t(`price_${frequency}`),
          kind: "number",
          cell: ({ price, quantity, unitPrice }) => (
            <span>
              <Money value={price} locale={locale} />
              <span className="block text-sm text-muted">
                {quantity} × {formatMoney(unitPrice, locale)}
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}
