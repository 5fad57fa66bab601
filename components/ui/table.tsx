import { clsx } from "clsx/lite";
import type { ReactNode } from "react";

export interface Column<Row> {
  /** Unique in this table. */
  id: string;
  /** Heading of the column; on cards the label left of the value. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** `title`: names the row (a row header; the card's heading). `number`: figures to the right. `action`: no label on cards. */
  kind?: "text" | "number" | "title" | "action" | undefined;
  /** Cell of the totals row. */
  total?: ReactNode;
}

export interface TableProps<Row> {
  /** What the table holds. Read by screen readers, shown only with `showCaption`. */
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Of many columns: cards already where the table has less than 57rem, two side by side down to 38rem. */
  wide?: boolean | undefined;
}

/** What the elements mean, said again: some browsers forget it once a table is laid out as blocks. */
export const roles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/**
 * Rows as a table, or as cards where the table has less than 38rem: CSS alone decides. Without hooks, so that a long list
 * can be drawn by a client component from plain data.
 */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey, wide }: TableProps<Row>) {
  return (
    <TableFrame caption={caption} showCaption={showCaption} columns={columns} wide={wide}>
      <tbody {...roles.rowgroup}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...roles.row}>
            {columns.map((column) => cell(column, column.cell(row)))}
          </tr>
        ))}
      </tbody>
      {columns.some(({ total }) => total !== undefined) && (
        <tfoot {...roles.rowgroup}>
          <tr {...roles.row}>{columns.map((column) => cell(column, column.total))}</tr>
        </tfoot>
      )}
    </TableFrame>
  );
}

interface TableFrameProps extends Pick<TableProps<never>, "caption" | "showCaption" | "wide"> {
  columns: readonly Pick<Column<never>, "id" | "header" | "kind">[];
  /** The rows, in their groups. */
  children: ReactNode;
}

/** What stands around the rows. */
export function TableFrame({ caption, showCaption, columns, wide, children }: TableFrameProps) {
  return (
    <div className="table-frame" data-wide={wide || undefined}>
      <table className="table" {...roles.table}>
        <caption className={clsx(!showCaption && "sr-only")}>{caption}</caption>
        <thead {...roles.rowgroup}>
          <tr {...roles.row}>
            {columns.map(({ id, header, kind }) => (
              <th key={id} {...roles.columnheader} scope="col" {...look(kind)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

/** Figures stand to the right; controls are of no use on paper. */
function look(kind: Column<unknown>["kind"]) {
  if (kind === "number") return { "data-numeric": true };
  if (kind === "action") return { className: "no-print" };
  return {};
}

/** An element and no component: a list has five hundred of them. */
function cell<Row>({ id, header, kind }: Column<Row>, content: ReactNode) {
  if (kind === "title") {
    return (
      <th key={id} {...roles.rowheader} scope="row">
        {content}
      </th>
    );
  }
  if (kind === "number") {
    return (
      <td key={id} {...roles.cell} data-label={header} data-numeric>
        {content}
      </td>
    );
  }
  if (kind === "action") {
    return (
      <td key={id} {...roles.cell} className="no-print">
        {content}
      </td>
    );
  }
  return (
    <td key={id} {...roles.cell} data-label={header}>
      {content}
    </td>
  );
}
