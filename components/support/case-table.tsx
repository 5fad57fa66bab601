import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { casePath } from "@/lib/support/rules";
import type { CaseRow } from "@/lib/support/types";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { CaseStatus } from "./case-status";

interface CaseTableProps {
  rows: readonly CaseRow[];
  timeZone: string;
}

/** What was asked, the newest message first. */
export async function CaseTable({ rows, timeZone }: CaseTableProps) {
  const [t, locale] = await Promise.all([getTranslations("support"), getLocale()]);
  return (
    <Table
      caption={t("cases")}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          id: "subject",
          header: t("subject"),
          kind: "title",
          cell: ({ number, subject }) => <TextLink href={casePath(number)}>{subject ?? t("subject_erased")}</TextLink>,
        },
        { id: "status", header: t("status"), cell: ({ status }) => <CaseStatus status={status} /> },
        { id: "number", header: t("number"), cell: ({ number }) => number },
        { id: "last", header: t("last"), cell: ({ lastAt }) => formatInstant(lastAt, locale, timeZone) },
      ]}
    />
  );
}
