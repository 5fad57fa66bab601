import { formatMoney } from "@/lib/platform/format";
import { toDecimal } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { Balance } from "@/lib/summary/types";
import { BarChart } from "../ui/bar-chart";
import { Card } from "../ui/card";
import { Money } from "../ui/money";
import { NumbersBehind } from "../ui/numbers-behind";
import { Table } from "../ui/table";

/** What is open by how long it has been due, in one currency [BIL-6]. */
export async function AgingChart({ balance: { open, ages } }: { balance: Balance }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const { currency } = open;
  const title = t("aging_title", { currency });
  const rows = ages.map(({ age, open: amount }) => ({
    ...{ id: age, label: t(`age_${age}`), value: Number(toDecimal(amount)), amount },
    ...{ text: formatMoney(amount, locale), alarm: age !== "not_due" },
  }));
  const list = rows.map(({ label, text }) => `${label}: ${text}`).join("; ");
  return (
    <Card title={title}>
      <BarChart label={t("aging_label", { currency, list })} rows={rows} />
      <NumbersBehind label={t("numbers")}>
        <Table
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: "age", header: t("age"), kind: "title", cell: ({ label }) => label },
            {
              id: "open",
              header: t("open_balance"),
              kind: "number",
              cell: ({ amount }) => <Money value={amount} locale={locale} />,
            },
          ]}
        />
      </NumbersBehind>
    </Card>
  );
}
