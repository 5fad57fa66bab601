import { formatMoney } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { type Money, money } from "@/lib/platform/money";
import { type Cell, page, rowHeight, type Sheet, styles, type TextStyle, widthOf } from "./sheet";
import { linesOf } from "./table";

export interface TotalRow {
  readonly label: string;
  readonly amount: Money;
  /** The sum that all others lead to. */
  readonly isFinal?: boolean;
}

const WIDTH = 260;
const LEFT = page.right - WIDTH;
const PADDING = 2.5;

export const negated = ({ minor, currency }: Money): Money => money(-minor, currency);

/** What stands to the left of the sums. */
export const besideTotals = { x: page.left, width: LEFT - page.left - 12 } as const;
interface Aside {
  readonly height: number;
  readonly draw: () => void;
}

/** Sums below a table, on one page together. */
export function drawTotals(
  sheet: Sheet,
  rows: readonly TotalRow[],
  locale: Locale,
  color: string,
  aside: Aside | null = null,
): void {
  const table = sheet.element(sheet.root, "Table");
  const texts = rows.map((row) => ({ ...row, value: formatMoney(row.amount, locale), style: styleOf(row) }));
  const valueWidth = Math.min(190, Math.ceil(Math.max(...texts.map(({ value, style }) => widthOf(value, style)))) + 1);
  const drawn = texts.map((row) => ({ row, cells: cellsOf(sheet, table, row, valueWidth) }));
  const height = drawn.reduce((sum, { cells }) => sum + rowHeight(cells, PADDING), 12);
  sheet.y += 8;
  sheet.keep(aside?.height ?? 0);
  sheet.keep(height);
  const top = sheet.y;
  for (const { row, cells } of drawn) {
    if (row.isFinal) sheet.rule(sheet.y + 3, color, 1.5, LEFT);
    if (row.isFinal) sheet.y += 7;
    sheet.row(cells, PADDING);
  }
  table.end();
  const bottom = sheet.y;
  if (!aside) return;
  // One that is higher than the page's rest goes below.
  if (top + aside.height <= page.bottom) sheet.y = top;
  aside.draw();
  sheet.y = Math.max(sheet.y, bottom);
}

const styleOf = ({ isFinal }: TotalRow): TextStyle => (isFinal ? styles.figure : styles.body);

function cellsOf(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  { label, value, style }: TotalRow & { value: string; style: TextStyle },
  valueWidth: number,
): Cell[] {
  const row = sheet.element(table, "TR");
  const [head, data] = [sheet.element(row, "TH", { scope: "Row" }), sheet.element(row, "TD")];
  const width = WIDTH - valueWidth - 10;
  return [
    { x: LEFT, width, align: "left", lines: linesOf([{ text: label, style }], width, head) },
    {
      x: page.right - valueWidth,
      width: valueWidth,
      align: "right",
      lines: linesOf([{ text: value, style }], valueWidth, data),
    },
  ];
}
