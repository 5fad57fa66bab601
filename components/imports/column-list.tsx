import { columnsOf } from "@/lib/imports/records/columns";
import type { RecordKind } from "@/lib/imports/records/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

/** A CSV's columns, as its records' schema has them. */
export async function ColumnList({ kind }: { kind: RecordKind }) {
  const t = await getTranslations("imports_desk");
  const { head, object, parts } = columnsOf(kind);
  const rows = [head, ...(object ? [object] : []), ...parts].flatMap(({ name, columns }) =>
    columns.map((column) => ({ ...column, part: name })),
  );
  return (
    <Section title={t("columns")} description={t("columns_hint")}>
      <Table
        caption={t("columns")}
        rows={rows}
        rowKey={({ column }) => column}
        columns={[
          { id: "column", header: t("column"), kind: "title", cell: ({ column }) => <code>{column}</code> },
          { id: "type", header: t("type"), cell: ({ type }) => t(`type_${type}`) },
          {
            ...{ id: "needed", header: t("needed") },
            cell: ({ isNeeded, part }) => t(isNeeded ? (part ? "needed_in_part" : "needed_always") : "needed_not"),
          },
        ]}
      />
    </Section>
  );
}
