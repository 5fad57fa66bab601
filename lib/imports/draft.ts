import { toPrinted } from "@/lib/invoices/credit-memos/rules";
import type { AdjustmentDraft, CreditMemoDraft, InvoiceDraft, LineDraft, Party, PayTo } from "@/lib/invoices/types";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import { findTaxTotal, isCharge, numberOf } from "./amounts";
import { otherMeans, reasonOfCode, unitName } from "./codes";
import { isNegative, isSame, over, parseDecimal, toText } from "./decimal";
import type { UblAdjustment, UblDocument, UblLine, UblParty } from "./schema";
import type { CheckedDocument } from "./types";

type Placed = "id" | "accountId" | "billGroupId" | "contractId" | "sellerEntityId";

/** For what we say about the document's own words, in the account's language. */
type Words = ReturnType<typeof translator>;

/** Where a document says nothing about it. */
const DAYS_TO_PAY = 30;
const MOST_DETAILS = 4_000;
const MOST_REASON = 500;
const PLACES = 6;
const RATE_PLACES = 3;

/** The schema let it through as a day. */
const dayOf = ({ value }: { value: string }): PlainDate => value as PlainDate;
const textOf = (leaf: { value: string } | undefined): string | null => leaf?.value ?? null;
const rateOf = (leaf: { value: string } | undefined): string | null =>
  leaf ? toText(numberOf(leaf), RATE_PLACES) : null;
const shortened = (text: string, most: number): string =>
  // Never half of a pair at the end.
  text.length > most ? `${text.slice(0, most - 1).replace(/\p{Cs}$/u, "")}…` : text;
const present = (parts: readonly (string | null | undefined | false)[]): string[] =>
  parts.filter((part): part is string => Boolean(part));

/** An invoice as it is issued here: everything but where it belongs. */
export function toInvoiceDraft(
  { document, amounts, sourceHash }: CheckedDocument,
  locale: Locale,
): Omit<InvoiceDraft, Placed> {
  const t = translator(locale);
  const { number, issuedOn, dueOn, currency, order, salesOrder, buyerReference, supplier, customer } = document;
  return {
    number: number.value,
    issuedOn: dayOf(issuedOn),
    dueOn: dueOn ? dayOf(dueOn) : addDays(dayOf(issuedOn), DAYS_TO_PAY),
    currency: currency.value,
    // Peppol writes NA where there is a sales order alone.
    poNumber: order?.value === "NA" && salesOrder ? null : textOf(order),
    quoteNumber: null,
    buyerReference: textOf(buyerReference),
    billTo: toParty(customer),
    billedBy: toParty(supplier),
    payTo: toPayTo(document),
    terms: termsOf(document),
    notes: notesOf(document, t),
    lines: document.lines.map((line, index) => toLine(line, amounts.lines[index] ?? 0n, t)),
    taxes: (findTaxTotal(document)?.subtotals ?? []).map(({ category, rate, exemption, exemptionCode }, index) => ({
      category: category.value,
      rate: rateOf(rate),
      baseMinor: amounts.taxes[index]?.base ?? 0n,
      amountMinor: amounts.taxes[index]?.amount ?? 0n,
      exemption: textOf(exemption ?? exemptionCode),
    })),
    adjustments: document.adjustments.map((one, index) => toAdjustment(one, amounts.adjustments[index] ?? 0n)),
    prepaidMinor: amounts.totals.prepaid,
    roundingMinor: amounts.totals.rounding,
    sourceHash,
  };
}

const isOwn = (amount: { currency: string }, { currency }: UblDocument): boolean => amount.currency === currency.value;

/** A credit note as it is issued here. Nothing is applied by itself: whom it is for is in its reason. */
export function toMemoDraft(
  checked: CheckedDocument,
  locale: Locale,
): Omit<CreditMemoDraft, Exclude<Placed, "billGroupId">> {
  const { document, amounts, sourceHash } = checked;
  const t = translator(locale);
  const { number, issuedOn, currency, preceding, notes, lines } = document;
  const numbers = preceding.map(({ value }) => value).join(", ");
  const about = notes[0]?.value ?? lines.map(({ name }) => name.value).join(", ");
  return {
    number: number.value,
    issuedOn: dayOf(issuedOn),
    currency: currency.value,
    totalMinor: amounts.totals.payable,
    reason: shortened(present([numbers && t("imports.credit_for", { numbers }), about]).join(": "), MOST_REASON),
    printed: toPrinted(toInvoiceDraft(checked, locale), numbers || null),
    sourceHash,
  };
}

export const toParty = (party: UblParty): Party => ({
  name: party.name.value,
  lines: addressLines(party),
  taxId: textOf(party.vat),
  registrationNumber: textOf(party.registration),
  email: textOf(party.email),
  phone: textOf(party.phone),
});

/** Where the town comes before its code. */
const TOWN_FIRST = ["AU", "CA", "GB", "IE", "IN", "US"];

/** A line each, as written in the country. */
export function addressLines(party: UblParty): string[] {
  const { tradingName, name, street, furtherStreet, addressLines: further, city, postalCode, region, country } = party;
  const [town, code, part] = [textOf(city), textOf(postalCode), textOf(region)];
  const place = TOWN_FIRST.includes(country.value)
    ? present([town, present([part, code]).join(" ")]).join(", ")
    : present([code, town]).join(" ");
  return present([
    tradingName?.value !== name.value && tradingName?.value,
    textOf(street),
    textOf(furtherStreet),
    ...further.map(({ value }) => value),
    place,
    !TOWN_FIRST.includes(country.value) && part,
    countryName(country.value),
  ]);
}

const countries = new Intl.DisplayNames(["en"], { type: "region" });

function countryName(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Where a transfer goes; null where it is paid another way. Numbers of cards are never read. */
export function toPayTo({ means, number, payee, supplier }: UblDocument): PayTo | null {
  const transfer = means.find(({ code, account }) => account && otherMeans(code?.value) === null);
  if (!transfer?.account) return null;
  return {
    bankName: "",
    accountHolder: (transfer.holder ?? payee ?? supplier.name).value,
    accountNumber: transfer.account.value,
    bankCode: transfer.bank?.value ?? "",
    reference: (transfer.reference ?? number).value,
  };
}

function termsOf({ terms, means }: UblDocument): string | null {
  const ways = new Set(means.map(({ code }) => otherMeans(code?.value)));
  const all = present([...terms.map(({ value }) => value), ...ways]);
  return all.length > 0 ? all.join("\n") : null;
}

/** The notes, and what else the document says that has no place of its own. */
function notesOf(document: UblDocument, t: Words): string[] {
  const { notes, period, salesOrder, preceding, accountingCost, taxPointOn, payee, means, taxTotals } = document;
  const [, ...further] = means.flatMap(({ account }) => account ?? []);
  const taxes = taxTotals.filter(({ amount }) => !isOwn(amount, document));
  return present([
    ...notes.map(({ value }) => value),
    period && t("imports.period", { period: periodOf(period) }),
    preceding.length > 0 && t("imports.refers_to", { numbers: preceding.map(({ value }) => value).join(", ") }),
    salesOrder && t("imports.sales_order", { number: salesOrder.value }),
    accountingCost && t("imports.accounting_cost", { text: accountingCost.value }),
    taxPointOn && t("imports.tax_point", { date: taxPointOn.value }),
    payee && t("imports.payee", { name: payee.value }),
    ...further.map(({ value }) => t("imports.further_account", { number: value })),
    ...taxes.map(({ amount }) => t("imports.tax_in", { currency: amount.currency, amount: amount.value })),
  ]);
}

const periodOf = ({ start, end }: NonNullable<UblDocument["period"]>): string =>
  present([start ? start.value : "", end ? end.value : ""]).join(" – ");

function toLine(line: UblLine, amountMinor: bigint, t: Words): LineDraft {
  const quantity = toText(numberOf(line.quantity), PLACES);
  const base = line.baseQuantity ? numberOf(line.baseQuantity) : { top: 1n, bottom: 1n };
  const details = shortened(detailsOf(line, t).join("\n"), MOST_DETAILS);
  return {
    position: line.position.value,
    description: line.name.value,
    details: details === "" ? null : details,
    quantity,
    unit: unitName(line.quantity.unit, quantity),
    unitPrice: toText(over(numberOf(line.price), base), PLACES),
    amountMinor,
    taxRate: rateOf(line.rate),
    taxCategory: line.category.value,
  };
}

function detailsOf(line: UblLine, t: Words): string[] {
  return present([
    line.description?.value !== line.name.value && line.description?.value,
    ...line.notes.map(({ value }) => value),
    line.sellersId && t("imports.sellers_item", { number: line.sellersId.value }),
    line.buyersId && t("imports.buyers_item", { number: line.buyersId.value }),
    line.standardId && t("imports.standard_item", { number: line.standardId.value }),
    ...line.properties.map(({ name, value }) => name && value && `${name.value}: ${value.value}`),
    line.period && t("imports.period", { period: periodOf(line.period) }),
    line.orderLine && t("imports.order_line", { number: line.orderLine.value }),
    line.accountingCost && t("imports.accounting_cost", { text: line.accountingCost.value }),
    priceOf(line, t),
    ...line.adjustments.map((adjustment) => adjustmentText(adjustment, t)),
  ]);
}

/** The price as it stands, where it is for more than one or finer than what is kept. */
function priceOf({ price, baseQuantity }: UblLine, t: Words): string | null {
  const isForOne = !baseQuantity || isSame(numberOf(baseQuantity), { top: 1n, bottom: 1n });
  const kept = parseDecimal(toText(numberOf(price), PLACES));
  if (isForOne && kept && isSame(kept, numberOf(price))) return null;
  if (isForOne || !baseQuantity) return t("imports.price", { price: price.value });
  const number = toText(numberOf(baseQuantity), PLACES);
  const count = present([number, unitName(baseQuantity.unit, number)]).join(" ");
  return t("imports.price_per", { price: price.value, count });
}

function adjustmentText(adjustment: UblAdjustment, t: Words): string {
  const { amount } = adjustment;
  const isAdded = isCharge(adjustment) !== isNegative(numberOf(amount));
  const plain = amount.value.replace(/^[+-]/, "");
  const text = present([reasonOf(adjustment), `${isAdded ? "+" : "−"}${plain}`]).join(" ");
  return t(isCharge(adjustment) ? "imports.charge" : "imports.allowance", { text });
}

function toAdjustment(adjustment: UblAdjustment, amountMinor: bigint): AdjustmentDraft {
  return {
    kind: isCharge(adjustment) ? "charge" : "allowance",
    reason: reasonOf(adjustment),
    amountMinor,
    taxRate: rateOf(adjustment.rate),
    taxCategory: adjustment.category?.value ?? "S",
  };
}

function reasonOf({ reason, reasonCode, percent, base }: UblAdjustment): string | null {
  const words = textOf(reason) ?? reasonOfCode(reasonCode?.value);
  const share = percent && base && `(${toText(numberOf(percent), RATE_PLACES)} % of ${base.value})`;
  const all = present([words, share]);
  return all.length > 0 ? all.join(" ") : null;
}
