import { getLocale, getTranslations } from "next-intl/server";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { subscriptionPath } from "@/lib/subscriptions/rules";
import type { Estimate } from "@/lib/subscriptions/types";
import type { Home } from "@/lib/summary/types";
import { Calculation } from "../subscriptions/calculation";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Money } from "../ui/money";
import { Table } from "../ui/table";
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
        {upcoming && upcoming.lines.length > 0 && <EstimateTable estimate={upcoming} locale={locale} />}
        <p>
          <TextLink href="/subscriptions" className="inline-flex min-h-6 items-center">
            {t("upcoming_all")}
          </TextLink>
        </p>
      </div>
    </Card>
  );
}

async function EstimateTable({ estimate: { lines, totals }, locale }: { estimate: Estimate; locale: string }) {
  const t = await getTranslations("home");
  const rest = lines.length - MOST_LINES;
  return (
    <>
      <Table
        caption={t("upcoming_title")}
        rows={lines.slice(0, MOST_LINES)}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "product",
            header: t("product"),
            kind: "title",
            cell: ({ id, product, contractNumber }) => (
              <>
                <TextLink href={subscriptionPath(id)}>{product}</TextLink>
                <span className="block text-sm font-normal text-muted">{contractNumber}</span>
              </>
            ),
          },
          { id: "calculation", header: t("calculation"), cell: (line) => <Calculation line={line} /> },
          {
            id: "amount",
            header: t("amount"),
            kind: "number",
            cell: ({ amount }) => <Money value={amount} locale={locale} />,
          },
        ]}
      />
      {rest > 0 && <p className="text-sm text-muted">{t("upcoming_rest", { count: rest })}</p>}
      <ul className="flex flex-col items-end gap-1">
        {totals.map((total) => (
          <li key={total.currency} className="flex flex-wrap justify-end gap-x-4">
            <span className="text-muted">{t("total")}</span>
            <span className="money font-semibold">{formatMoney(total, locale)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
