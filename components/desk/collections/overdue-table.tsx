import type { OverdueAccount } from "@/lib/desk/collections/types";
import { accountPath } from "@/lib/desk/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../../ui/money";
import { Section } from "../../ui/section";
import { Status } from "../../ui/status";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** Who owes most past its due date; disputed invoices do not count. */
export async function OverdueTable({ rows, hasMore }: { rows: readonly OverdueAccount[]; hasMore: boolean }) {
  const [t, tDesk, locale] = await Promise.all([
    getTranslations("desk.collections"),
    getTranslations("desk"),
    getLocale(),
  ]);
  return (
    <Section title={t("overdue")} description={t("overdue_intro")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("overdue_none")}</p>
      ) : (
        <Table
          caption={t("overdue")}
          rows={rows}
          rowKey={({ id, overdue }) => `${id}-${overdue.currency}`}
          columns={[
            {
              id: "account",
              header: t("account"),
              kind: "title",
              cell: ({ id, account }) => <TextLink href={accountPath(id)}>{account}</TextLink>,
            },
            {
              id: "status",
              header: tDesk("status"),
              cell: ({ isSuspended }) => (
                <Status tone={isSuspended ? "bad" : "good"}>
                  {tDesk(isSuspended ? "status_suspended" : "status_active")}
                </Status>
              ),
            },
            { id: "invoices", header: t("invoices"), kind: "number", cell: ({ invoices }) => invoices },
            {
              id: "overdue",
              header: t("overdue"),
              kind: "number",
              cell: ({ overdue }) => <Money value={overdue} locale={locale} />,
            },
          ]}
        />
      )}
      {hasMore && <p className="mt-2 text-muted">{t("overdue_more")}</p>}
    </Section>
  );
}
