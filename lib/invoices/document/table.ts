import {
  type Cell,
  type Line,
  leastOf,
  page,
  rowHeight,
  type Sheet,
  styles,
  type TextStyle,
  widthOf,
  wrap,
} from "./sheet";

export interface Column {
  readonly label: string;
  readonly align: "left" | "right";
  readonly width: number;
}

export interface Part {
  readonly text: string;
  readonly style: TextStyle;
}

const GAP = 10;
const PADDING = 4;

/** As wide as its widest text on one line, up to a limit; beyond it, text wraps. */
export const widthFor = (label: string, texts: readonly string[], most: number): number =>
  Math.min(most, Math.ceil(Math.max(widthOf(label, styles.heading), ...widths(texts))) + 1);

/** Without a call of `Math.max` that has an argument for each of any number of lines. */
const widths = (texts: readonly string[]): number[] => [
  texts.reduce((widest, text) => Math.max(widest, widthOf(text, styles.body)), 0),
];

/** What the other columns leave. */
export const remainingWidth = (others: readonly Column[]): number =>
  page.width - others.reduce((sum, { width }) => sum + width + GAP, 0);

/** A table whose head stands again on every page that it reaches. A row holds, for each column, its parts. */
export function drawTable(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly (readonly Part[])[])[],
  color: string,
): void {
  const table = sheet.element(sheet.root, "Table");
  const places = columns.map((column, index) => ({ ...column, x: startOf(columns, index) }));
  sheet.keep(2 * styles.heading.leading + 2 * PADDING + leastOf(heightOfRow(sheet, columns, rows[0] ?? [])));
  const head = sheet.element(sheet.element(table, "THead"), "TR");
  const labels = places.map(({ label, ...place }) => {
    const element = sheet.element(head, "TH", { scope: "Column" });
    return { ...place, lines: linesOf([{ text: label, style: styles.heading }], place.width, element) };
  });
  sheet.row(labels, PADDING);
  sheet.rule(sheet.y, color, 1);
  const body = sheet.element(table, "TBody");
  const drawRows = (): void => {
    for (const row of rows) drawBodyRow(sheet, body, places, row);
  };
  sheet.withRunningHead(() => repeatHead(sheet, labels, color), drawRows);
  table.end();
}

const heightOfRow = (sheet: Sheet, columns: readonly Column[], row: readonly (readonly Part[])[]): number =>
  rowHeight(
    columns.map(({ width }, index) => ({ lines: linesOf(row[index] ?? [], width, sheet.root) })),
    PADDING,
  );

const startOf = (columns: readonly Column[], index: number): number =>
  columns.slice(0, index).reduce<number>((x, { width }) => x + width + GAP, page.left);

function drawBodyRow(
  sheet: Sheet,
  body: PDFKit.PDFStructureElement,
  places: readonly (Column & { x: number })[],
  row: readonly (readonly Part[])[],
): void {
  const element = sheet.element(body, "TR");
  const cells = places.map(({ x, width, align }, index): Cell => {
    const lines = linesOf(row[index] ?? [], width, sheet.element(element, "TD"));
    return { x, width, align, lines };
  });
  sheet.row(cells, PADDING);
  sheet.rule(sheet.y);
  element.end();
}

/** Read aloud once, at the table's beginning. */
function repeatHead(sheet: Sheet, labels: readonly Cell[], color: string): void {
  const top = sheet.y + PADDING;
  sheet.decoration(() => {
    for (const cell of labels) sheet.writeCell(cell, top);
  });
  sheet.y += rowHeight(labels, PADDING);
  sheet.rule(sheet.y, color, 1);
}

export const linesOf = (parts: readonly Part[], width: number, element: PDFKit.PDFStructureElement): Line[] =>
  parts.flatMap(({ text, style }) => wrap(text, style, width).map((line) => ({ text: line, style, element })));
