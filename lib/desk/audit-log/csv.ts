import { historySentence } from "@/lib/notices/sentence";
import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import { listAuditBehind } from "./queries";
import type { AuditSearch } from "./schema";
import type { AuditRow } from "./types";

/** What the search finds, all of it, streamed; instants in UTC [DSK-7, F2]. */
export function auditCsv(search: AuditSearch, locale: Locale): CsvFile<AuditRow> {
  const t = translator(locale);
  const portal = t("desk.audit_log.portal");
  return {
    name: t("desk.audit_log.file"),
    columns: [
      { header: t("desk.audit_log.at_utc"), kind: "text", value: ({ at }) => at.toISOString() },
      { header: t("desk.audit_log.kind"), kind: "text", value: ({ actorKind }) => actorKind },
      { header: t("desk.audit_log.who"), kind: "text", value: ({ actorEmail }) => actorEmail },
      { header: t("desk.audit_log.action"), kind: "text", value: ({ action }) => action },
      { header: t("desk.audit_log.what"), kind: "text", value: (row) => historySentence(row, portal, locale) },
      { header: t("desk.name"), kind: "text", value: ({ account }) => account },
      { header: t("desk.group"), kind: "text", value: ({ billGroup }) => billGroup },
      { header: t("desk.contract"), kind: "text", value: ({ contractNumber }) => contractNumber },
      { header: t("desk.audit_log.before"), kind: "text", value: ({ before }) => JSON.stringify(before) },
      { header: t("desk.audit_log.after"), kind: "text", value: ({ after }) => JSON.stringify(after) },
      { header: t("desk.audit_log.request"), kind: "text", value: ({ requestId }) => requestId },
      { header: t("desk.audit_log.row"), kind: "text", value: ({ id }) => id },
    ],
    rows: inBatches((last: AuditRow | null) => listAuditBehind(search, last, CSV_BATCH)),
  };
}
