import type { AuditLog } from "@/lib/desk/audit-log/types";
import { accountPath } from "@/lib/desk/rules";
import { historySentence } from "@/lib/notices/sentence";
import { formatInstant } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** Each row as a sentence, with the name of what was done below it [DSK-7]. */
export async function AuditTable({ log: { rows, timeZone } }: { log: AuditLog }) {
  const [t, tDesk, chosen] = await Promise.all([
    getTranslations("desk.audit_log"),
    getTranslations("desk"),
    getLocale(),
  ]);
  const locale = isLocale(chosen) ? chosen : "en";
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      wide
      columns={[
        { id: "at", header: t("at"), cell: ({ at }) => formatInstant(at, locale, timeZone) },
        {
          id: "what",
          header: t("what"),
          kind: "title",
          cell: (row) => (
            <>
              <span className="wrap-anywhere">{historySentence(row, t("portal"), locale)}</span>
              <span className="block text-sm font-normal text-muted">{row.action}</span>
            </>
          ),
        },
        {
          id: "who",
          header: t("who"),
          cell: ({ actorEmail }) => <span className="wrap-anywhere">{actorEmail ?? t("portal")}</span>,
        },
        {
          id: "account",
          header: tDesk("name"),
          cell: ({ accountId, account }) =>
            accountId ? <TextLink href={accountPath(accountId)}>{account}</TextLink> : "–",
        },
        {
          id: "contract",
          header: tDesk("contract"),
          cell: ({ contractNumber, billGroup }) => contractNumber ?? billGroup ?? "–",
        },
      ]}
    />
  );
}
