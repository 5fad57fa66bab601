import { pagesFirstInThread } from "@/lib/platform/pages-first";
import { typeface, type Weight } from "./fonts";
import { wrapText } from "./text";

export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  readonly color: string;
  /** From one line to the next. */
  readonly leading: number;
}

const INK = "#1f2933";
const SOFT = "#5b6772";
export const HAIRLINE = "#d5dbe1";
export const TINT = "#f4f6f8";

export const styles = {
  title: { weight: "semibold", size: 20, color: INK, leading: 26 },
  seller: { weight: "semibold", size: 12, color: INK, leading: 16 },
  heading: { weight: "semibold", size: 8, color: SOFT, leading: 13 },
  label: { weight: "regular", size: 7.5, color: SOFT, leading: 11 },
  body: { weight: "regular", size: 9, color: INK, leading: 13 },
  strong: { weight: "semibold", size: 9, color: INK, leading: 13 },
  figure: { weight: "semibold", size: 12, color: INK, leading: 16 },
  soft: { weight: "regular", size: 8, color: SOFT, leading: 11.5 },
  footer: { weight: "regular", size: 7.5, color: SOFT, leading: 10 },
} as const satisfies Record<string, TextStyle>;

/** One line, whose width nobody needs but links and underlines, which are none of ours: pdfkit would measure it again. */
const AS_IT_STANDS = { lineBreak: false, textWidth: 0, wordCount: 0 };

/** A4 in points. */
export const page = { left: 48, right: 547, width: 499, top: 48, bottom: 776 } as const;
const FOOTER = 796;

/** A line of text that knows which element of the document's structure it belongs to. */
export interface Line {
  readonly text: string;
  readonly style: TextStyle;
  readonly element: PDFKit.PDFStructureElement;
}

export interface Cell {
  readonly x: number;
  readonly width: number;
  readonly align: "left" | "right";
  readonly lines: readonly Line[];
}

export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { style }) => sum + style.leading, 0);

export const rowHeight = (cells: readonly Pick<Cell, "lines">[], padding: number): number =>
  Math.max(...cells.map(({ lines }) => heightOf(lines))) + 2 * padding;

const HIGHEST_UNBROKEN = 160;
/** Below it nothing begins any more on a page. */
const LEAST_ROOM = 40;

/** What must be left on a page for a row of some height to begin there. */
export const leastOf = (height: number): number => (height > HIGHEST_UNBROKEN ? 60 : height);

export const wrap = (text: string, style: TextStyle, width: number): string[] =>
  wrapText(text, typeface(style.weight), style.size, width);

export const widthOf = (text: string, style: TextStyle): number => typeface(style.weight).widthOf(text, style.size);

/** Pages filled from top to bottom, with everything on them either in the structure that is read aloud or marked as decoration. */
export class Sheet {
  y: number = page.top;
  readonly root: PDFKit.PDFStructureElement;
  private runningHead: (() => void) | null = null;
  private ink: string | null = null;
  private hand: { readonly style: TextStyle; readonly lineHeight: number } | null = null;

  constructor(private readonly pdf: PDFKit.PDFDocument) {
    pdf.registerFont("regular", typeface("regular").source);
    pdf.registerFont("semibold", typeface("semibold").source);
    pdf.addPage();
    this.root = pdf.struct("Document");
    pdf.addStructure(this.root);
  }

  get room(): number {
    return page.bottom - this.y;
  }

  /** A child of an element. Once ended it takes nothing more, and its memory is given back. */
  element(parent: PDFKit.PDFStructureElement, type: string, options?: object): PDFKit.PDFStructureElement {
    const element = this.pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  newPage(): void {
    pagesFirstInThread();
    this.pdf.addPage();
    this.ink = null;
    this.y = page.top;
    this.runningHead?.();
  }

  /** Starts a new page where less than this is left, unless nothing would be won by it. */
  keep(height: number): void {
    if (height > this.room && height <= page.bottom - page.top) this.newPage();
  }

  /** While it runs, every new page begins with the head. */
  withRunningHead(head: () => void, draw: () => void): void {
    this.runningHead = head;
    draw();
    this.runningHead = null;
  }

  /** Lines, tints and repeated text: not read aloud. */
  decoration(draw: () => void): void {
    this.pdf.markContent("Artifact", { type: "Layout" });
    draw();
    this.pdf.endMarkedContent();
  }

  rule(y: number, color: string = HAIRLINE, thickness = 0.5, left: number = page.left): void {
    this.tint(left, y, thickness, color);
  }

  /** An area from somewhere to the right margin. */
  tint(left: number, y: number, height: number, color: string): void {
    this.decoration(() => {
      this.dip(color);
      this.pdf.rect(left, y, page.right - left, height).fill();
    });
  }

  /** A thousand rows would say their colour seven thousand times. */
  private dip(color: string): void {
    if (this.ink !== color) this.pdf.fillColor(color);
    this.ink = color;
  }

  private write(text: string, x: number, top: number, style: TextStyle): void {
    this.dip(style.color);
    this.pdf.text(text, x, top + (style.leading - this.lineHeightOf(style)) / 2, AS_IT_STANDS);
  }

  /** Takes up the font, where it is not in hand. */
  private lineHeightOf(style: TextStyle): number {
    if (this.hand?.style !== style) {
      this.pdf.font(style.weight).fontSize(style.size);
      this.hand = { style, lineHeight: this.pdf.currentLineHeight() };
    }
    return this.hand.lineHeight;
  }

  /** Draws cells side by side. A high row begins where it is and goes on over the next pages. */
  row(cells: readonly Cell[], padding = 0): void {
    const height = rowHeight(cells, padding);
    this.keep(leastOf(height));
    if (height <= this.room && this.room >= LEAST_ROOM) {
      for (const cell of cells) this.cell(cell, this.y + padding);
      this.y += height;
      return;
    }
    let rest = cells;
    while (rest.some(({ lines }) => lines.length > 0)) {
      if (this.room < LEAST_ROOM) this.newPage();
      const fitting = rest.map((cell) => ({ ...cell, lines: linesWithin(cell.lines, this.room - 2 * padding) }));
      for (const cell of fitting) this.cell(cell, this.y + padding);
      this.y += rowHeight(fitting, padding);
      rest = rest.map((cell, index) => ({ ...cell, lines: cell.lines.slice(fitting[index]?.lines.length) }));
    }
  }

  private cell({ x, width, align, lines }: Cell, top: number): void {
    let y = top;
    for (let from = 0; from < lines.length; ) {
      const element = lines[from]?.element;
      const end = lines.findIndex((line, index) => index > from && line.element !== element);
      const together = lines.slice(from, end === -1 ? lines.length : end);
      const cell = { x, width, align, lines: together };
      element?.add(() => this.writeCell(cell, y));
      y += heightOf(together);
      from += together.length;
    }
  }

  /** The lines alone, for whoever has marked already what they are. */
  writeCell({ x, width, align, lines }: Cell, top: number): void {
    let y = top;
    for (const { text, style } of lines) {
      this.write(text, align === "right" ? x + width - widthOf(text, style) : x, y, style);
      y += style.leading;
    }
  }

  /** A drawing that stands for something, inside the element that says what. */
  draw(element: PDFKit.PDFStructureElement, draw: (pdf: PDFKit.PDFDocument) => void): void {
    element.add(() => draw(this.pdf));
    element.end();
    this.ink = null;
    this.hand = null;
  }

  /** On every page, once it is known how many there are. */
  footers(left: string, right: (number: number, count: number) => string): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index);
      this.ink = null;
      this.rule(FOOTER - 8);
      this.decoration(() => this.footer(left, right(index + 1, count)));
    }
  }

  private footer(left: string, right: string): void {
    const start = page.right - widthOf(right, styles.footer);
    const [first = "", ...more] = wrap(left, styles.footer, start - page.left - 24);
    this.write(more.length > 0 ? `${first}…` : first, page.left, FOOTER, styles.footer);
    this.write(right, start, FOOTER, styles.footer);
  }
}

function linesWithin(lines: readonly Line[], height: number): Line[] {
  let used = 0;
  return lines.filter(({ style }) => {
    used += style.leading;
    return used <= height;
  });
}
