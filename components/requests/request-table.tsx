import { requestPath } from "@/lib/catalog/requests/rules";
import type { RequestList } from "@/lib/catalog/requests/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { RequestStatus } from "./request-status";
import { requestSummary } from "./request-summary";

/** Requests to the account executive, the newest first. */
export async function RequestTable({ rows, timeZone }: Pick<RequestList, "rows" | "timeZone">) {
  const [t, locale] = await Promise.all([getTranslations("product_requests"), getLocale()]);
  const shown = await Promise.all(rows.map(async (row) => ({ ...row, summary: await requestSummary(row) })));
  return (
    <Table
      caption={t("title")}
      rows={shown}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "what",
          header: t("asked"),
          kind: "title",
          cell: ({ id, summary }) => <TextLink href={requestPath(id)}>{summary}</TextLink>,
        },
        { id: "status", header: t("status"), cell: ({ status }) => <RequestStatus status={status} /> },
        { id: "contract", header: t("contract"), cell: ({ contractNumber }) => contractNumber ?? t("no_contract") },
        { id: "who", header: t("asked_by"), cell: ({ who }) => who ?? t("somebody") },
        { id: "at", header: t("asked_at"), cell: ({ askedAt }) => formatInstant(askedAt, locale, timeZone) },
      ]}
    />
  );
}
