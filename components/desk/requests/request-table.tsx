import { deskRequestPath } from "@/lib/catalog/requests/rules";
import type { DeskRequestRow } from "@/lib/desk/requests/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { RequestStatus } from "../../requests/request-status";
import { requestSummary } from "../../requests/request-summary";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** What customers asked for [QUO-7, QUO-8]. */
export async function RequestTable({ rows }: { rows: readonly DeskRequestRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("product_requests"), getLocale()]);
  const told = await Promise.all(rows.map(async (row) => ({ ...row, summary: await requestSummary(row) })));
  return (
    <Table
      caption={t("title")}
      rows={told}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "asked",
          header: t("asked"),
          kind: "title",
          cell: ({ id, summary }) => <TextLink href={deskRequestPath(id)}>{summary}</TextLink>,
        },
        { id: "group", header: t("bill_group"), cell: ({ account, billGroup }) => `${account} · ${billGroup}` },
        { id: "contract", header: t("contract"), cell: ({ contractNumber }) => contractNumber ?? "–" },
        { id: "status", header: t("status"), cell: ({ status }) => <RequestStatus status={status} /> },
        { id: "who", header: t("asked_by"), cell: ({ who }) => who },
        {
          id: "at",
          header: t("asked_at"),
          cell: ({ askedAt, timeZone }) => formatInstant(askedAt, locale, timeZone),
        },
      ]}
    />
  );
}
