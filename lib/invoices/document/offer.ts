import { formatAmount, formatMoney, formatPercent, formatPlainDate } from "@/lib/platform/format";
import {
  accentOf,
  drawFooters,
  drawKeyFacts,
  drawLetterhead,
  drawParties,
  drawPassage,
  drawText,
  factsOf,
  partyLines,
  sellerLines,
  wordsIn,
} from "./sections";
import { type Sheet, styles } from "./sheet";
import { type Column, drawTable, remainingWidth, widthFor } from "./table";
import { oneLine } from "./text";
import { drawTotals } from "./totals";
import type { OfferDocument } from "./types";

export const offerTitle = ({ locale, number }: OfferDocument): string =>
  wordsIn(locale)("document.quote_title", { number: oneLine(number) });

/** A quote that nobody has signed: what is offered, for how much, and until when; no place for a signature [QUO-1]. */
export function drawOffer(sheet: Sheet, offer: OfferDocument): void {
  const { seller, locale, total } = offer;
  const words = wordsIn(locale);
  const title = offerTitle(offer);
  drawLetterhead(sheet, seller, title);
  drawKeyFacts(
    sheet,
    factsOf([
      [words("document.offer_until"), formatPlainDate(offer.expiresOn, locale)],
      [words("document.contract"), offer.contractNumber],
      [words("document.total"), formatMoney(total, locale)],
    ]),
  );
  drawText(sheet, "P", oneLine(offer.standing), styles.strong);
  sheet.y += 12;
  drawParties(sheet, [
    { heading: words("document.from"), lines: sellerLines(seller, words) },
    { heading: words("document.quote_for"), lines: partyLines(offer.customer, words) },
  ]);
  drawText(sheet, "H2", oneLine(offer.title), styles.heading);
  drawText(sheet, "P", datesOf(offer), styles.soft);
  sheet.y += 10;
  drawLines(sheet, offer);
  drawSums(sheet, offer);
  drawPassage(sheet, words("document.offer_message"), offer.message ? [offer.message] : []);
  drawPassage(sheet, words("document.offer_terms"), [offer.terms ?? "", offer.renewal ?? ""]);
  drawFooters(sheet, `${oneLine(seller.name)} · ${title}`, locale);
}

function datesOf({ offeredOn, endsOn, locale }: OfferDocument): string {
  const words = wordsIn(locale);
  const said = factsOf([
    [words("document.offer_of"), formatPlainDate(offeredOn, locale)],
    [words("document.offer_term"), formatPlainDate(endsOn, locale)],
  ]);
  return said.map(({ label, value }) => `${label}: ${value}`).join(" · ");
}

function drawSums(sheet: Sheet, { net, tax, taxRate, total, locale, seller }: OfferDocument): void {
  const words = wordsIn(locale);
  const rate = taxRate === null ? words("document.offer_tax") : words("document.offer_tax_rate", { rate: taxRate });
  const rows = [
    { label: words("document.offer_net"), amount: net },
    { label: rate, amount: tax },
    { label: words("document.total"), amount: total, isFinal: true },
  ];
  drawTotals(sheet, rows, locale, accentOf(seller));
}

/** What a line is, and how much less than its list price. */
function descriptionOf(
  { description, discountPoints, list }: OfferDocument["lines"][number],
  locale: OfferDocument["locale"],
): string {
  const name = oneLine(description);
  if (discountPoints === 0) return name;
  const percent = formatPercent(discountPoints, locale);
  return wordsIn(locale)("document.offer_discount", { description: name, percent, list: formatMoney(list, locale) });
}

function drawLines(sheet: Sheet, { lines, locale, total: { currency }, seller }: OfferDocument): void {
  const words = wordsIn(locale);
  const texts = lines.map((line) => [
    descriptionOf(line, locale),
    String(line.quantity),
    formatAmount(line.monthly, locale),
    formatAmount(line.amount, locale),
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
    fitted(words("document.offer_monthly", { currency }), 2),
    fitted(words("document.amount", { currency }), 3),
  ];
  const first: Column = { label: words("document.description"), align: "left", width: remainingWidth(others) };
  const rows = texts.map((row) => row.map((text) => [{ text, style: styles.body }]));
  drawTable(sheet, [first, ...others], rows, accentOf(seller));
}
