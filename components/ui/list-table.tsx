"use client";

import { useMemo } from "react";
import { innerHtml, joined, type Markup, markup } from "./markup";
import { type Column, roles, TableFrame } from "./table";

/** As a `Table`'s, with what a cell holds as text or markup. */
export interface ListColumn<Row> extends Omit<Column<Row>, "cell" | "total"> {
  cell: (row: Row) => string | Markup;
}

interface ListTableProps<Row> {
  /** What the table holds. Read by screen readers. */
  caption: string;
  /** Kept over renderings, as the rows are: where either changes, the table is written anew. */
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  /** As a `Table`'s. */
  wide?: boolean | undefined;
}

/**
 * A table of many rows from plain data: its body is written as one text instead of a thousand elements, which costs the
 * server less to make and the browser nothing to take over. What is in it works as plain HTML does: links, boxes and
 * buttons of the form around it.
 */
export function ListTable<Row>({ caption, columns, rows, wide }: ListTableProps<Row>) {
  const body = useMemo(() => innerHtml(joined(rows.map((row) => rowOf(row, columns)))), [rows, columns]);
  return (
    <TableFrame caption={caption} columns={columns} wide={wide}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by the markup tag, which leaves text as text */}
      <tbody {...roles.rowgroup} dangerouslySetInnerHTML={body} />
    </TableFrame>
  );
}

const rowOf = <Row,>(row: Row, columns: readonly ListColumn<Row>[]): Markup =>
  markup`<tr role="row">${joined(columns.map((column) => cellOf(column, column.cell(row))))}</tr>`;

function cellOf<Row>({ header, kind }: ListColumn<Row>, content: string | Markup): Markup {
  if (kind === "title") return markup`<th role="rowheader" scope="row">${content}</th>`;
  if (kind === "number") return markup`<td role="cell" data-label="${header}" data-numeric="true">${content}</td>`;
  if (kind === "action") return markup`<td role="cell" class="no-print">${content}</td>`;
  return markup`<td role="cell" data-label="${header}">${content}</td>`;
}
