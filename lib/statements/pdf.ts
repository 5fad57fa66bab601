import { renderDocument } from "@/lib/invoices/document/pdf";
import {
  accentOf,
  drawFacts,
  drawFooters,
  drawKeyFacts,
  drawLetterhead,
  drawParties,
  drawPassage,
  drawText,
  factsOf,
  sellerLines,
  wordsIn,
} from "@/lib/invoices/document/sections";
import { type Sheet, styles } from "@/lib/invoices/document/sheet";
import { type Column, drawTable, remainingWidth, widthFor } from "@/lib/invoices/document/table";
import { oneLine } from "@/lib/invoices/document/text";
import { drawTotals } from "@/lib/invoices/document/totals";
import type { DocumentSeller } from "@/lib/invoices/document/types";
import { formatAmount, formatMoney, formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { inThread } from "@/lib/platform/threads";
import { rowsOf } from "./rules";
import type { CurrencyStatement, Movement, Period, Statement, StatementRow } from "./types";

/** With the seller's logo, which is drawn and not linked to. */
export interface PrintedStatement extends Omit<Statement, "seller"> {
  readonly seller: DocumentSeller;
}

export const renderStatementPdf = (statement: PrintedStatement): Promise<Buffer> =>
  inThread({ file: "lib/statements/pdf", name: "drawStatementPdf" }, statement, drawStatementPdf);

/** Where it is called, for the threads, which find it by name. */
export function drawStatementPdf(statement: PrintedStatement): Promise<Buffer> {
  const { locale, today } = statement;
  const cover = { title: titleOf(statement), date: today, locale, content: statement };
  return renderDocument(cover, (sheet) => drawStatement(sheet, statement));
}

const periodText = ({ from, to }: Period, locale: Locale): string =>
  wordsIn(locale)("statements.period_days", {
    from: formatPlainDate(from, locale),
    to: formatPlainDate(to, locale),
  });

const titleOf = ({ locale, group }: PrintedStatement): string =>
  wordsIn(locale)("statements.document_title", { group: oneLine(group.name) });

function drawStatement(sheet: Sheet, statement: PrintedStatement): void {
  const { locale, seller, group, period, currencies } = statement;
  const words = wordsIn(locale);
  const title = titleOf(statement);
  drawLetterhead(sheet, seller, title);
  drawKeyFacts(
    sheet,
    factsOf([
      [words("statements.period"), periodText(period, locale)],
      ...currencies.map(({ closing }) => [words("statements.closing"), formatMoney(closing, locale)] as const),
    ]),
  );
  drawParties(sheet, [
    { heading: words("document.from"), lines: sellerLines(seller, words) },
    { heading: words("statements.to"), lines: [group.account, group.name].map(oneLine) },
  ]);
  drawText(sheet, "P", coverage(statement), styles.soft);
  if (currencies.length === 0) drawPassage(sheet, words("statements.empty_title"), [words("statements.empty")]);
  for (const currency of currencies) drawCurrency(sheet, statement, currency);
  drawFooters(sheet, `${oneLine(seller.name)} · ${title} · ${periodText(period, locale)}`, locale);
}

/** What the statement is about, and what it is not. */
function coverage({
  locale,
  seesAll,
  contract,
  contractCount,
  timeZone,
  today,
  count,
  shown,
}: PrintedStatement): string {
  const words = wordsIn(locale);
  const of = contract
    ? words("statements.covers_one", { contract: oneLine(contract) })
    : words(seesAll ? "statements.covers_all" : "statements.covers_some", { count: contractCount });
  const when = words("statements.made_on", { date: formatPlainDate(today, locale), zone: formatTimeZone(timeZone) });
  const cut = count > shown ? [words("statements.cut_paper", { shown, count })] : [];
  return [of, when, ...cut].join(" ");
}

function drawCurrency(sheet: Sheet, { locale, seller, period }: PrintedStatement, statement: CurrencyStatement): void {
  const words = wordsIn(locale);
  const { currency, opening, sums, closing, ages } = statement;
  sheet.y += 16;
  sheet.keep(90);
  drawText(sheet, "H2", words("statements.in_currency", { currency }), styles.seller);
  drawRows(sheet, rowsOf(statement, period), { locale, currency, accent: accentOf(seller) });
  const rows = [
    { label: words("statements.opening"), amount: opening },
    ...sums.map(({ kind, amount }) => ({ label: words(`statements.sum_${kind}`), amount })),
    { label: words("statements.closing"), amount: closing, isFinal: true },
  ];
  drawTotals(sheet, rows, locale, accentOf(seller));
  sheet.y += 10;
  sheet.keep(50);
  drawText(sheet, "H3", words("statements.aging", { date: formatPlainDate(period.to, locale) }), styles.heading);
  const aged = ages.map(({ age, open }) => [words(`statements.age_${age}`), formatMoney(open, locale)] as const);
  drawFacts(sheet, factsOf(aged), aged.length, styles.body);
  for (const note of notesOn(statement, locale)) drawText(sheet, "P", note, styles.soft);
}

/** What the balance does not show. */
function notesOn({ unusedCredit, unapplied, refunded }: CurrencyStatement, locale: Locale): string[] {
  const words = wordsIn(locale);
  const notes = [
    ["statements.unused_credit", unusedCredit],
    ["statements.unapplied", unapplied],
    ["statements.refunded_in_all", refunded],
  ] as const;
  return notes.flatMap(([key, amount]) =>
    amount.minor === 0n ? [] : [words(key, { amount: formatMoney(amount, locale) })],
  );
}

interface Look {
  readonly locale: Locale;
  readonly currency: string;
  readonly accent: string;
}

function drawRows(sheet: Sheet, rows: readonly StatementRow[], { locale, currency, accent }: Look): void {
  const words = wordsIn(locale);
  const texts = rows.map((row) => textsOf(row, locale));
  const fitted = (label: string, at: number, align: Column["align"], most: number): Column => ({
    ...{ label, align },
    width: widthFor(
      label,
      texts.map((row) => row[at] ?? ""),
      most,
    ),
  });
  const date = fitted(words("statements.date"), 0, "left", 70);
  const others = [
    fitted(words("statements.contract"), 2, "left", 90),
    fitted(words("statements.amount_in", { currency }), 3, "right", 110),
    fitted(words("statements.balance_in", { currency }), 4, "right", 110),
  ];
  const what: Column = {
    label: words("statements.movement"),
    align: "left",
    width: remainingWidth([date, ...others]),
  };
  const parts = texts.map((row, index) => {
    const style = rows[index]?.kind === "movement" ? styles.body : styles.strong;
    return row.map((text) => (text === "" ? [] : [{ text, style }]));
  });
  drawTable(sheet, [date, what, ...others], parts, accent);
}

function textsOf(row: StatementRow, locale: Locale): string[] {
  const words = wordsIn(locale);
  const balance = formatAmount(row.kind === "movement" ? row.line.balance : row.balance, locale);
  if (row.kind === "movement") {
    const { on, contractNumber, amount } = row.line;
    const what = oneLine(movementText(row.line, locale));
    return [formatPlainDate(on, locale), what, oneLine(contractNumber), formatAmount(amount, locale), balance];
  }
  if (row.kind === "rest")
    return ["", words("statements.rest", { count: row.count }), "", formatAmount(row.amount, locale), balance];
  return [formatPlainDate(row.on, locale), words(`statements.${row.kind}`), "", "", balance];
}

const movementText = ({ kind, number, invoiceNumber: invoice, informs }: Movement, locale: Locale): string =>
  wordsIn(locale)(`statements.movement_${kind}`, {
    number,
    invoice,
    amount: informs ? formatMoney(informs, locale) : "",
  });
