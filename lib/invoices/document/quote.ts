import { formatAmount, formatInstant, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { formatDecimal, formatUnitPrice } from "./figures";
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
import type { QuoteDocument } from "./types";

export const quoteTitle = ({ locale, number }: QuoteDocument): string =>
  wordsIn(locale)("document.quote_title", { number: oneLine(number) });

/** A quote as it was signed: its lines, and the signature with all that tells who gave it [INV-6, QUO-2]. */
export function drawQuote(sheet: Sheet, quote: QuoteDocument): void {
  const { seller, locale, total, signature } = quote;
  const words = wordsIn(locale);
  const title = quoteTitle(quote);
  drawLetterhead(sheet, seller, title);
  drawKeyFacts(
    sheet,
    factsOf([
      [words("document.quote_signed_on"), formatPlainDate(quote.signedOn, locale)],
      [words("document.contract"), quote.contractNumber],
      [words("document.total"), formatMoney(total, locale)],
    ]),
  );
  drawParties(sheet, [
    { heading: words("document.from"), lines: sellerLines(seller, words) },
    { heading: words("document.quote_for"), lines: partyLines(quote.customer, words) },
  ]);
  drawFacts(sheet, orderFacts(quote), 3, styles.body);
  sheet.y += 10;
  drawLines(sheet, quote);
  drawTotals(sheet, sumsOf(quote), locale, accentOf(seller));
  drawPassage(sheet, words("document.terms"), [quote.terms ?? "", quote.renewal ?? ""]);
  drawPassage(sheet, words("document.quote_agreement"), [signature.agreement]);
  sheet.y += 14;
  const facts = factsOf([
    [words("document.quote_signed_by"), signature.name],
    [words("document.quote_signer_title"), signature.title],
    [words("document.quote_signer_email"), signature.email],
    [words("document.quote_signed_at"), formatInstant(signature.at, locale, signature.timeZone)],
    [words("document.quote_signed_from"), signature.from],
  ]);
  drawFacts(sheet, facts, 3, styles.body);
  drawFooters(sheet, `${oneLine(seller.name)} · ${title}`, locale);
}

function orderFacts({ locale, service, poNumber, orderNumber }: QuoteDocument) {
  const words = wordsIn(locale);
  const [from, to] = [service?.from, service?.to].map((day) => day && formatPlainDate(day, locale));
  return factsOf([
    [words("document.quote_order"), orderNumber],
    [words("document.po_number"), poNumber],
    [words("document.quote_service"), from && to ? `${from} – ${to}` : null],
  ]);
}

function sumsOf({ tax, total, locale }: QuoteDocument) {
  const words = wordsIn(locale);
  const final = { label: words("document.total"), amount: total, isFinal: true };
  if (!tax) return [final];
  return [
    { label: words("document.offer_net"), amount: tax.net },
    { label: words("document.offer_tax_rate", { rate: tax.rate }), amount: tax.amount },
    final,
  ];
}

function drawLines(sheet: Sheet, { lines, locale, total: { currency }, seller }: QuoteDocument): void {
  const words = wordsIn(locale);
  const texts = lines.map(({ description, quantity, unitPrice, amount }) => [
    oneLine(description),
    formatDecimal(quantity, locale),
    formatUnitPrice(unitPrice, currency, locale),
    formatAmount(amount, locale),
  ]);
  const fitted = (label: string, index: number): Column => ({
    label,
    align: "right",
    width: widthFor(
      label,
      texts.map((row) => row[index] ?? ""),
      132,
    ),
  });
  const others = [
    fitted(words("document.quantity"), 1),
    fitted(words("document.unit_price"), 2),
    fitted(words("document.amount", { currency }), 3),
  ];
  const first: Column = { label: words("document.description"), align: "left", width: remainingWidth(others) };
  const rows = texts.map((row) => row.map((text) => [{ text, style: styles.body }]));
  drawTable(sheet, [first, ...others], rows, accentOf(seller));
}
