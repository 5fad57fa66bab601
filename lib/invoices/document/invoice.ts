import { formatAmount, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { formatDecimal, formatUnitPrice } from "./figures";
import {
  accentOf,
  drawFacts,
  drawFooters,
  drawKeyFacts,
  drawLetterhead,
  drawParties,
  drawPassage,
  factList,
  factsOf,
  partyLines,
  sellerLines,
  wordsIn,
} from "./sections";
import { type Sheet, styles } from "./sheet";
import { type Column, drawTable, type Part, remainingWidth, widthFor } from "./table";
import { manyLines, oneLine } from "./text";
import { besideTotals, drawTotals, negated, type TotalRow } from "./totals";
import type { DocumentAdjustment, DocumentLine, InvoiceDocument } from "./types";

export const invoiceTitle = ({ kind, locale, number }: InvoiceDocument): string =>
  wordsIn(locale)(`document.${kind}`, { number: oneLine(number) });

/** The document as issued: payments are no part of what it is given [INV-2]. */
export function drawInvoice(sheet: Sheet, invoice: InvoiceDocument): void {
  const words = wordsIn(invoice.locale);
  const title = invoiceTitle(invoice);
  drawLetterhead(sheet, invoice.seller, title);
  drawKeyFacts(sheet, keyFactsOf(invoice));
  drawParties(sheet, [
    { heading: words("document.from"), lines: sellerLines(invoice.seller, words) },
    { heading: words("document.bill_to"), lines: partyLines(invoice.billTo, words) },
  ]);
  drawFacts(sheet, referencesOf(invoice), 4, styles.body);
  sheet.y += 10;
  drawLines(sheet, invoice);
  drawTotals(sheet, totalRows(invoice), invoice.locale, accentOf(invoice.seller), payToList(sheet, invoice));
  drawPassage(sheet, words("document.tax_notes"), taxNotes(invoice));
  drawPassage(sheet, words("document.terms"), invoice.terms === null ? [] : [invoice.terms]);
  drawPassage(sheet, words("document.notes"), invoice.notes);
  drawFooters(sheet, `${oneLine(invoice.seller.name)} · ${title}`, invoice.locale);
}

function keyFactsOf({ kind, issuedOn, dueOn, totals, locale }: InvoiceDocument) {
  const words = wordsIn(locale);
  return factsOf([
    [words(kind === "invoice" ? "document.issued_on" : "document.memo_issued_on"), formatPlainDate(issuedOn, locale)],
    [words("document.due_on"), dueOn && formatPlainDate(dueOn, locale)],
    [words(kind === "invoice" ? "document.payable" : "document.credited"), formatMoney(totals.payable, locale)],
  ]);
}

function referencesOf(invoice: InvoiceDocument) {
  const words = wordsIn(invoice.locale);
  return factsOf([
    [words("document.corrected_invoice"), invoice.correctedInvoice],
    [words("document.po_number"), invoice.poNumber],
    [words("document.buyer_reference"), invoice.buyerReference],
    [words("document.contract"), invoice.contractNumber],
    [words("document.quote"), invoice.quoteNumber],
  ]);
}

interface LineTexts {
  readonly position: string;
  readonly description: readonly Part[];
  readonly quantity: string;
  readonly unitPrice: string;
  readonly tax: string;
  readonly amount: string;
}

const body = (text: string): Part[] => (text === "" ? [] : [{ text, style: styles.body }]);

function drawLines(sheet: Sheet, invoice: InvoiceDocument): void {
  const rows = [
    ...invoice.lines.map((line) => lineTexts(line, invoice)),
    ...invoice.adjustments.map((adjustment) => adjustmentTexts(adjustment, invoice)),
  ];
  const texts = rows.map((row) => [
    body(row.position),
    row.description,
    body(row.quantity),
    body(row.unitPrice),
    body(row.tax),
    body(row.amount),
  ]);
  const columns = columnsFor(rows, invoice);
  const hasTax = rows.some(({ tax }) => tax !== "");
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => hasTax || index !== 4);
  drawTable(sheet, shown(columns), texts.map(shown), accentOf(invoice.seller));
}

function columnsFor(rows: readonly LineTexts[], { locale, currency }: InvoiceDocument): Column[] {
  const words = wordsIn(locale);
  const fitted = (label: string, textOf: (row: LineTexts) => string, most: number): Column => ({
    label,
    align: "right",
    width: widthFor(label, rows.map(textOf), most),
  });
  const position = { ...fitted(words("document.position"), (row) => row.position, 44), align: "left" } as const;
  const others = [
    fitted(words("document.quantity"), (row) => row.quantity, 92),
    fitted(words("document.unit_price"), (row) => row.unitPrice, 96),
    fitted(words("document.tax"), (row) => row.tax, 64),
    fitted(words("document.amount", { currency }), (row) => row.amount, 132),
  ];
  const width = remainingWidth([position, ...others]);
  return [position, { label: words("document.description"), align: "left", width }, ...others];
}

function lineTexts(line: DocumentLine, { locale, currency }: InvoiceDocument): LineTexts {
  const details = manyLines(line.details ?? "");
  return {
    position: oneLine(line.position),
    description: [
      ...body(oneLine(line.description)),
      ...(details === "" ? [] : [{ text: details, style: styles.soft }]),
    ],
    quantity: [formatDecimal(line.quantity, locale), oneLine(line.unit ?? "")].filter(Boolean).join(" "),
    unitPrice: formatUnitPrice(line.unitPrice, currency, locale),
    tax: oneLine(line.taxLabel ?? ""),
    amount: formatAmount(line.amount, locale),
  };
}

function adjustmentTexts(
  { kind, reason, amount, taxLabel }: DocumentAdjustment,
  { locale }: InvoiceDocument,
): LineTexts {
  const words = wordsIn(locale);
  const why = oneLine(reason ?? "");
  return {
    position: "",
    description: body(why === "" ? words(`document.${kind}`) : words(`document.${kind}_for`, { reason: why })),
    quantity: "",
    unitPrice: "",
    tax: oneLine(taxLabel ?? ""),
    amount: formatAmount(kind === "allowance" ? negated(amount) : amount, locale),
  };
}

/** Leaves out sums that would only repeat the one before. */
function totalRows({ kind, locale, totals, taxes, adjustments }: InvoiceDocument): TotalRow[] {
  const words = wordsIn(locale);
  const unlessZero = (row: TotalRow): TotalRow[] => (row.amount.minor === 0n ? [] : [row]);
  const isAdjusted = adjustments.length > 0;
  return [
    ...(isAdjusted ? [{ label: words("document.lines"), amount: totals.lines }] : []),
    ...unlessZero({ label: words("document.allowances"), amount: negated(totals.allowances) }),
    ...unlessZero({ label: words("document.charges"), amount: totals.charges }),
    { label: words("document.net"), amount: totals.net },
    ...taxes.map(({ label, base, amount }) => ({
      label: words("document.tax_on", { label: oneLine(label), base: formatAmount(base, locale) }),
      amount,
    })),
    ...(totals.total.minor === totals.payable.minor ? [] : [{ label: words("document.total"), amount: totals.total }]),
    ...unlessZero({ label: words("document.prepaid"), amount: negated(totals.prepaid) }),
    ...unlessZero({ label: words("document.rounding"), amount: totals.rounding }),
    {
      label: words(kind === "invoice" ? "document.payable" : "document.credited"),
      amount: totals.payable,
      isFinal: true,
    },
  ];
}

const taxNotes = ({ taxes }: InvoiceDocument): string[] =>
  taxes.flatMap(({ label, note }) => (note ? [`${label}: ${note}`] : []));

function payToList(sheet: Sheet, { payTo, locale }: InvoiceDocument) {
  if (!payTo) return null;
  const words = wordsIn(locale);
  const facts = factsOf([
    [words("document.account_holder"), payTo.accountHolder],
    [words("document.bank"), payTo.bankName],
    [words("document.account_number"), payTo.accountNumber],
    [words("document.bank_code"), payTo.bankCode],
    [words("document.payment_reference"), payTo.reference],
  ]);
  return factList(sheet, words("document.pay_to"), facts, besideTotals);
}
