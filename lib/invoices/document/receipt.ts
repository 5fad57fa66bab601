import { formatAmount, formatMoney, formatPlainDate } from "@/lib/platform/format";
import {
  accentOf,
  drawFacts,
  drawFooters,
  drawKeyFacts,
  drawLetterhead,
  drawParties,
  drawPassage,
  factsOf,
  partyLines,
  sellerLines,
  wordsIn,
} from "./sections";
import { type Sheet, styles } from "./sheet";
import { type Column, drawTable, remainingWidth, widthFor } from "./table";
import { oneLine } from "./text";
import { drawTotals } from "./totals";
import type { ReceiptAllocation, ReceiptDocument } from "./types";

export const receiptTitle = ({ locale, number }: ReceiptDocument): string =>
  wordsIn(locale)("document.receipt", { number: oneLine(number) });

/** What one payment was for [PAY-4]. */
export function drawReceipt(sheet: Sheet, receipt: ReceiptDocument): void {
  const { seller, locale, total } = receipt;
  const words = wordsIn(locale);
  const title = receiptTitle(receipt);
  drawLetterhead(sheet, seller, title);
  const keyFacts = factsOf([
    [words("document.paid_on"), formatPlainDate(receipt.paidOn, locale)],
    [words("document.paid"), formatMoney(total, locale)],
  ]);
  drawKeyFacts(sheet, keyFacts);
  drawParties(sheet, [
    { heading: words("document.received_by"), lines: sellerLines(seller, words) },
    { heading: words("document.received_from"), lines: partyLines(receipt.receivedFrom, words) },
  ]);
  const facts = factsOf([
    [words("document.method"), receipt.method],
    [words("document.payment_reference"), receipt.reference],
  ]);
  drawFacts(sheet, facts, 2, styles.body);
  sheet.y += 10;
  drawAllocations(sheet, receipt);
  const rows = [{ label: words("document.total_paid"), amount: total, isFinal: true }];
  drawTotals(sheet, rows, locale, accentOf(seller));
  drawPassage(sheet, words("document.notes"), receipt.notes);
  drawFooters(sheet, `${oneLine(seller.name)} · ${title}`, locale);
}

function drawAllocations(sheet: Sheet, { allocations, locale, currency, seller }: ReceiptDocument): void {
  const words = wordsIn(locale);
  const texts = allocations.map((allocation) => allocationTexts(allocation, locale));
  const column = (label: string, index: number, align: Column["align"]): Column => ({
    label,
    align,
    width: widthFor(
      label,
      texts.map((row) => row[index] ?? ""),
      140,
    ),
  });
  const others = [
    column(words("document.issued_on"), 1, "left"),
    column(words("document.invoice_total", { currency }), 2, "right"),
    column(words("document.paid_amount", { currency }), 3, "right"),
  ];
  const first: Column = { label: words("document.paid_invoice"), align: "left", width: remainingWidth(others) };
  const rows = texts.map((row) => row.map((text) => [{ text, style: styles.body }]));
  drawTable(sheet, [first, ...others], rows, accentOf(seller));
}

const allocationTexts = (
  { invoiceNumber, issuedOn, invoiceTotal, amount }: ReceiptAllocation,
  locale: ReceiptDocument["locale"],
): string[] => [
  oneLine(invoiceNumber),
  issuedOn ? formatPlainDate(issuedOn, locale) : "",
  invoiceTotal ? formatAmount(invoiceTotal, locale) : "",
  formatAmount(amount, locale),
];
