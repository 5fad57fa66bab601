import { runPath } from "@/lib/imports/runs/rules";
import type { ImportRun } from "@/lib/imports/runs/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { RunStatus } from "./run-status";

/** Files that were brought, the newest first [DSK-5]. */
export async function RunTable({ rows }: { rows: readonly ImportRun[] }) {
  const [t, locale] = await Promise.all([getTranslations("imports_desk"), getLocale()]);
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          ...{ id: "file", header: t("file"), kind: "title" },
          cell: ({ id, fileName }) => <TextLink href={runPath(id)}>{fileName}</TextLink>,
        },
        { id: "kind", header: t("kind"), cell: ({ kind }) => t(`kind_${kind}`) },
        { id: "status", header: t("status"), cell: (run) => <RunStatus run={run} /> },
        { id: "rows", header: t("rows"), kind: "number", cell: ({ rows: value }) => t("count", { value }) },
        { id: "by", header: t("brought_by"), cell: ({ broughtBy }) => broughtBy },
        { id: "at", header: t("brought_at"), cell: ({ createdAt }) => formatInstant(createdAt, locale, "UTC") },
      ]}
    />
  );
}
