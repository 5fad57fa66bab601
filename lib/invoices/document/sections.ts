import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import { drawLogo, readableLogo } from "./logo";
import { type Cell, HAIRLINE, heightOf, type Line, page, type Sheet, styles, type TextStyle, TINT } from "./sheet";
import { linesOf, type Part } from "./table";
import { manyLines, oneLine } from "./text";
import type { DocumentParty, DocumentSeller } from "./types";

type Words = ReturnType<typeof translator>;
const known = new Map<Locale, Words>();

/** Kept: reading the messages takes longer than using them. */
export function wordsIn(locale: Locale): Words {
  const words = known.get(locale) ?? translator(locale);
  known.set(locale, words);
  return words;
}

/** An accent only: lines and marks, never text, since nobody checks what contrast a seller's colour has. */
export const accentOf = ({ color }: DocumentSeller): string => (/^#[0-9a-f]{6}$/i.test(color) ? color : HAIRLINE);

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Leaves out what the document does not have. */
export const factsOf = (facts: readonly (readonly [label: string, value: string | null])[]): Fact[] =>
  facts.flatMap(([label, value]) => (value ? [{ label, value: oneLine(value) }] : []));

const LOGO_HEIGHT = 28;

/** Whom it is from, and what it is: the head of the first page. */
export function drawLetterhead(sheet: Sheet, seller: DocumentSeller, title: string): void {
  const logo = readableLogo(seller.logo);
  // A long one is drawn lower: it leaves half of the line to the name.
  const height = logo ? Math.min(LOGO_HEIGHT, (logo.height * page.width) / 2 / logo.width) : 0;
  const width = logo ? (height * logo.width) / logo.height : 0;
  const above = (LOGO_HEIGHT - height) / 2;
  if (logo) {
    const top = sheet.y + above;
    const bbox = [page.left, top, page.left + width, top + height];
    const figure = sheet.element(sheet.root, "Figure", { alt: oneLine(seller.name), bbox });
    sheet.draw(figure, (pdf) => drawLogo(pdf, logo, page.left, page.top + above, height));
  }
  const x = logo ? page.left + width + 10 : page.left;
  const top = sheet.y;
  sheet.y += (LOGO_HEIGHT - styles.seller.leading) / 2;
  drawText(sheet, "P", oneLine(seller.name), styles.seller, x);
  sheet.y = Math.max(sheet.y, top + LOGO_HEIGHT) + 14;
  sheet.rule(sheet.y, accentOf(seller), 1.5);
  sheet.y += 16;
  drawText(sheet, "H1", title, styles.title);
  sheet.y += 8;
}

/** Running text over the full width, or from further right. */
export function drawText(sheet: Sheet, type: string, text: string, style: TextStyle, x: number = page.left): void {
  const element = sheet.element(sheet.root, type);
  const width = page.right - x;
  sheet.row([{ x, width, align: "left", lines: linesOf([{ text, style }], width, element) }]);
  element.end();
}

/** A heading with its text, or nothing where there is no text. */
export function drawPassage(sheet: Sheet, heading: string, texts: readonly string[]): void {
  const passages = texts.map(manyLines).filter((text) => text !== "");
  if (passages.length === 0) return;
  sheet.y += 14;
  sheet.keep(40);
  drawText(sheet, "H2", heading, styles.heading);
  for (const text of passages) drawText(sheet, "P", text, styles.soft);
}

interface Area {
  readonly x: number;
  readonly width: number;
}
const FULL: Area = { x: page.left, width: page.width };
const FACT_PADDING = 3;

/** Labels with their values below, side by side. */
export function drawFacts(
  sheet: Sheet,
  facts: readonly Fact[],
  columns: number,
  style: TextStyle,
  area: Area = FULL,
): void {
  for (let first = 0; first < facts.length; first += columns) {
    const row = facts.slice(first, first + columns);
    const width = area.width / columns;
    const cells = row.map((fact, index): Cell => {
      const lines = factLines(fact, style, width, sheet.element(sheet.root, "P"));
      return { x: area.x + index * width, width, align: "left", lines };
    });
    sheet.row(cells, FACT_PADDING);
  }
}

const factLines = ({ label, value }: Fact, style: TextStyle, width: number, element: Line["element"]): Line[] => {
  const parts = [
    { text: label, style: styles.label },
    { text: value, style },
  ];
  return linesOf(parts, width - 12, element);
};

/** A headed list of facts, for the place beside something else: how high it is, and how it is drawn. */
export function factList(sheet: Sheet, heading: string, facts: readonly Fact[], area: Area) {
  const lines = facts.map((fact) => heightOf(factLines(fact, styles.body, area.width, sheet.root)) + 2 * FACT_PADDING);
  const draw = (): void => {
    drawText(sheet, "H2", heading, styles.heading);
    drawFacts(sheet, facts, 1, styles.body, area);
  };
  return { height: lines.reduce((sum, height) => sum + height, styles.heading.leading), draw };
}

/** What is looked for first, on a tint. */
export function drawKeyFacts(sheet: Sheet, facts: readonly Fact[]): void {
  const inset = 12;
  const area = { x: page.left + inset, width: page.width - 2 * inset };
  const width = area.width / facts.length;
  const heights = facts.map(({ value }) =>
    heightOf(linesOf([{ text: value, style: styles.figure }], width, sheet.root)),
  );
  const height = Math.max(...heights) + styles.label.leading + 18;
  sheet.keep(height);
  if (height <= sheet.room) sheet.tint(page.left, sheet.y, height, TINT);
  const top = sheet.y;
  sheet.y += 6;
  drawFacts(sheet, facts, facts.length, styles.figure, area);
  if (sheet.y > top) sheet.y = Math.max(sheet.y + 6, top + height);
  sheet.y += 14;
}

/** The two sides of the document, each a heading with lines below. */
export function drawParties(sheet: Sheet, parties: readonly { heading: string; lines: readonly string[] }[]): void {
  const width = page.width / parties.length;
  const cells = parties.map(({ heading, lines }, index): Cell => {
    const parts: [string, Part][] = [
      ["H2", { text: heading, style: styles.heading }],
      ...lines.map((text, line): [string, Part] => ["P", { text, style: line === 0 ? styles.strong : styles.body }]),
    ];
    const drawn = parts.flatMap(([type, part]): Line[] => linesOf([part], width - 20, sheet.element(sheet.root, type)));
    return { x: page.left + index * width, width: width - 20, align: "left", lines: drawn };
  });
  sheet.row(cells);
  sheet.y += 12;
}

export function sellerLines(seller: DocumentSeller, words: Words): string[] {
  return [...partyLines({ ...seller, contact: null }, words), ...present([seller.email, seller.phone])];
}

export const partyLines = (party: DocumentParty, words: Words): string[] => [
  ...present([party.name, ...party.addressLines]),
  ...present([party.contact]).map((name) => words("document.contact", { name })),
  ...present([party.registrationNumber]).map((value) => words("document.registration_number", { value })),
  ...present([party.taxId]).map((value) => words("document.tax_id", { value })),
];

const present = (texts: readonly (string | null)[]): string[] =>
  texts.map((text) => oneLine(text ?? "")).filter(Boolean);

export function drawFooters(sheet: Sheet, left: string, locale: Locale): void {
  const words = wordsIn(locale);
  sheet.footers(left, (number, count) => words("document.page", { page: String(number), pages: String(count) }));
}
