import { contractPath } from "@/lib/contracts/rules";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { subscriptionPath } from "@/lib/subscriptions/rules";
import type { SubscriptionList as List } from "@/lib/subscriptions/types";
import { dayText } from "../ui/calendar-date";
import { below, beside, linked, plain, state } from "../ui/data-cell";
import { DataTable } from "../ui/data-table";
import { packRows } from "../ui/packed-rows";
import { SUBSCRIPTION_TONES } from "./subscription-status";

/** The bill group's subscriptions, over its contracts [BIL-9]. */
export async function SubscriptionList({ rows, frequency }: Pick<List, "rows" | "frequency">) {
  const [t, locale] = await Promise.all([getTranslations("subscriptions"), getLocale()]);
  const cells = rows.map((row) => [
    linked(row.product, subscriptionPath(row.id)),
    state(t(`status_${row.status}`), SUBSCRIPTION_TONES[row.status]),
    linked(row.contractNumber, contractPath(row.contractNumber)),
    plain(`${dayText(row.startsOn, locale)} – ${dayText(row.endsOn, locale)}`),
    plain(String(row.quantity)),
    beside(plain(formatMoney(row.price, locale)), below(`${row.quantity} × ${formatMoney(row.unitPrice, locale)}`)),
  ]);
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { id: "product", header: t("product"), kind: "title" },
        { id: "status", header: t("status") },
        { id: "contract", header: t("contract") },
        { id: "term", header: t("term") },
        { id: "quantity", header: t("quantity"), kind: "number" },
        { id: "price", header: t(`price_${frequency}`), kind: "number" },
      ]}
      rows={packRows(cells)}
    />
  );
}
