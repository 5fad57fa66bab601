import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { SubscriptionDetails } from "@/lib/subscriptions/types";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { Calculation } from "./calculation";

/** What it adds to the next invoice, as an estimate [BIL-8]. */
export async function NextInvoice({
  subscription: { next, period, billedThrough },
}: {
  subscription: SubscriptionDetails;
}) {
  const [t, home, locale] = await Promise.all([getTranslations("subscriptions"), getTranslations("home"), getLocale()]);
  const span = { from: formatPlainDate(period.from, locale), to: formatPlainDate(period.to, locale) };
  const billed = billedThrough && t("next_billed", { date: formatPlainDate(billedThrough, locale) });
  if (!next)
    return <Card title={t("next_title")} description={[t("next_none", span), billed].filter(Boolean).join(" ")} />;
  return (
    <Card
      title={t("next_title")}
      actions={<Badge tone="brand">{home("upcoming_mark")}</Badge>}
      footer={t("next_note", { date: formatPlainDate(period.from, locale, "long") })}
    >
      <DescriptionList
        items={[
          { term: t("next_period"), value: home("calculation_span", span) },
          { term: t("next_calculation"), value: <Calculation line={next} /> },
          { term: t("next_amount"), value: <Money value={next.amount} locale={locale} /> },
        ]}
      />
    </Card>
  );
}
