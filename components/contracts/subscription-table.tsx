import type { SubscriptionRow } from "@/lib/contracts/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { Table } from "../ui/table";

const TONES = { active: "good", scheduled: "neutral", ended: "neutral" } as const;

/** The products under a contract. */
export async function SubscriptionTable({ rows }: { rows: readonly SubscriptionRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("contracts"), getLocale()]);
  if (rows.length === 0)
    return (
      <Section title={t("subscriptions")}>
        <EmptyState title={t("subscriptions_empty_title")}>{t("subscriptions_empty")}</EmptyState>
      </Section>
    );
  return (
    <Section title={t("subscriptions")}>
      <Table
        caption={t("subscriptions")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: "product", header: t("product"), kind: "title", cell: (row) => row.product },
          {
            id: "status",
            header: t("status"),
            cell: (row) => <Status tone={TONES[row.status]}>{t(`subscription_${row.status}`)}</Status>,
          },
          { id: "quantity", header: t("quantity"), kind: "number", cell: (row) => row.quantity },
          {
            id: "price",
            header: t("unit_price"),
            kind: "number",
            cell: (row) => <Money value={row.unitPrice} locale={locale} />,
          },
        ]}
      />
    </Section>
  );
}
