import type { UnappliedAccount } from "@/lib/desk/collections/types";
import { accountPath } from "@/lib/desk/rules";
import { unappliedPath } from "@/lib/desk/unapplied/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../../ui/money";
import { Section } from "../../ui/section";
import { Status } from "../../ui/status";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

interface UnappliedTableProps {
  rows: readonly UnappliedAccount[];
  hasMore: boolean;
}

/** Whose money waits for an invoice; what was recovered after a restore says so, since its invoice is lost. */
export async function UnappliedTable({ rows, hasMore }: UnappliedTableProps) {
  const [t, locale] = await Promise.all([getTranslations("desk.collections"), getLocale()]);
  return (
    <Section title={t("unapplied")} description={t("unapplied_intro")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("unapplied_none")}</p>
      ) : (
        <Table
          caption={t("unapplied")}
          rows={rows}
          rowKey={({ id, unapplied }) => `${id}-${unapplied.currency}`}
          columns={[
            {
              id: "account",
              header: t("account"),
              kind: "title",
              cell: ({ id, account }) => <TextLink href={accountPath(id)}>{account}</TextLink>,
            },
            { id: "payments", header: t("payments"), cell: (row) => <Payments row={row} /> },
            {
              id: "unapplied",
              header: t("unapplied"),
              kind: "number",
              cell: ({ unapplied }) => <Money value={unapplied} locale={locale} />,
            },
          ]}
        />
      )}
      {hasMore && <p className="mt-2 text-muted">{t("unapplied_more")}</p>}
    </Section>
  );
}

async function Payments({ row: { numbers, payments, recovered } }: { row: UnappliedAccount }) {
  const t = await getTranslations("desk.collections");
  const more = payments - numbers.length;
  return (
    <>
      <span className="flex flex-wrap gap-x-3">
        {numbers.map((number) => (
          <TextLink key={number} href={unappliedPath(number)}>
            {number}
          </TextLink>
        ))}
      </span>
      {more > 0 && ` ${t("payments_more", { count: more })}`}
      {recovered > 0 && (
        <span className="block">
          <Status tone="warn">{t("recovered", { count: recovered })}</Status>
        </span>
      )}
    </>
  );
}
