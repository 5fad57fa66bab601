import type { DeskCaseRow } from "@/lib/desk/cases/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { deskCasePath } from "@/lib/support/rules";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { DeskCaseStatus } from "./desk-case-status";

interface DeskCaseTableProps {
  rows: readonly DeskCaseRow[];
  /** All are of the account that the page is about. */
  ofOneAccount?: boolean | undefined;
}

/** Questions of customers [HLP-3]. */
export async function DeskCaseTable({ rows, ofOneAccount = false }: DeskCaseTableProps) {
  const [t, tSupport, locale] = await Promise.all([
    getTranslations("desk_cases"),
    getTranslations("support"),
    getLocale(),
  ]);
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          id: "subject",
          header: tSupport("subject"),
          kind: "title",
          cell: ({ number, subject }) => (
            <TextLink href={deskCasePath(number)}>{subject ?? tSupport("subject_erased")}</TextLink>
          ),
        },
        { id: "status", header: tSupport("status"), cell: ({ status }) => <DeskCaseStatus status={status} /> },
        ...(ofOneAccount ? [] : [{ id: "account", header: t("account"), cell: ({ account }: DeskCaseRow) => account }]),
        { id: "number", header: tSupport("number"), cell: ({ number }) => number },
        { id: "last", header: tSupport("last"), cell: ({ lastAt }) => formatInstant(lastAt, locale, "UTC") },
      ]}
    />
  );
}
