import { addDays, addMonths, daysBetween, type PlainDate } from "@/lib/platform/dates";
import { CurrencyMismatch, type Money, money } from "@/lib/platform/money";
import type { PricedLine, PricedTotals } from "../types";
import type {
  Days,
  Discount,
  ExplainedLine,
  MonthsOfTerm,
  PriceEntry,
  PricingTerms,
  Proration,
  TierReached,
  Wanted,
} from "./types";

/** `part` of `whole` of an amount, rounded to the nearest minor unit, half away from zero; amounts are never below zero. */
export const partOf = (minor: bigint, part: bigint, whole: bigint): bigint =>
  (2n * minor * part + whole) / (2n * whole);

/** Percent as text ("25", "8.125") in thousandths of a percent. @throws RangeError where it is none */
export function rateInThousandths(rate: string): bigint {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(rate) ?? [];
  if (whole === undefined) throw new RangeError("a tax rate is a percentage with at most three decimals");
  return BigInt(whole + fraction.padEnd(3, "0"));
}

/** What lines come to, taxed together as an invoice taxes them. `taxRate`: percent as text, or null. */
export function totalsWithTax(
  lines: readonly { readonly amountMinor: bigint }[],
  taxRate: string | null,
  currency: string,
): PricedTotals {
  const net = sumOf(lines.map(({ amountMinor }) => amountMinor));
  const tax = taxRate === null ? 0n : partOf(net, rateInThousandths(taxRate), 100_000n);
  const inCurrency = (minor: bigint): Money => money(minor, currency);
  return { net: inCurrency(net), tax: inCurrency(tax), total: inCurrency(net + tax) };
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Hundredths of a percent in a whole. */
const WHOLE = 10_000n;

const dayCount = ({ from, to }: Days): number => daysBetween(from, to) + 1;

const isValidOn = (day: PlainDate, { validFrom, validTo }: Pick<Discount, "validFrom" | "validTo">): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

/**
 * The months of a term: whole ones counted from its first day, and the days left over as a part of the month that they
 * stand in. 1 Jan to 31 Dec are 12; 15 Jan to 24 Feb are 1 and 10 of the 28 days from 15 Feb to 14 Mar.
 */
export function monthsOf({ from, to }: Days): MonthsOfTerm {
  const end = addDays(to, 1);
  const begins = (nth: number): PlainDate => addMonths(from, nth);
  let whole = 0;
  while (begins(whole + 1) <= end) whole += 1;
  const restDays = daysBetween(begins(whole), end);
  return { whole, restDays, ofDays: daysBetween(begins(whole), begins(whole + 1)) };
}

/** The days that are left of a contract's term, today included. @throws RangeError when it is over */
export function prorationOf({ term, today }: Pick<PricingTerms, "term" | "today">): Proration {
  const from = today > term.from ? today : term.from;
  if (from > term.to) throw new RangeError("the contract's term is over");
  return { from, to: term.to, days: dayCount({ from, to: term.to }), termDays: dayCount(term), months: monthsOf(term) };
}

/**
 * What a price a month comes to for the days left: the price of the whole term, by days of it. One fraction, rounded once
 * at its end, so that anybody can check it: price × months × days left ÷ days of the term [QUO-6].
 */
export function forDaysLeft(monthlyMinor: bigint, terms: Pick<PricingTerms, "term" | "today">): bigint {
  const { days, termDays, months } = prorationOf(terms);
  const { whole, restDays, ofDays } = months;
  return partOf(monthlyMinor, BigInt(whole * ofDays + restDays) * BigInt(days), BigInt(ofDays) * BigInt(termDays));
}

/** The tier of a quantity: of those that begin at it or before, the one that begins last; null where none does. */
export function tierOf({ tiers }: Pick<PriceEntry, "tiers">, quantity: number) {
  const rising = [...tiers].sort((left, right) => left.fromQuantity - right.fromQuantity);
  const nth = rising.findLastIndex(({ fromQuantity }) => fromQuantity <= quantity);
  const tier = rising[nth];
  if (!tier) return null;
  const next = rising[nth + 1];
  return { ...tier, reached: { from: tier.fromQuantity, to: next ? next.fromQuantity - 1 : null } };
}

/** The fewest that can be bought at once: where the first tier begins. */
export const leastOf = ({ kind, tiers }: Pick<PriceEntry, "kind" | "tiers">): number =>
  kind === "tiered" ? Math.min(...tiers.map(({ fromQuantity }) => fromQuantity)) : 1;

/** The largest valid discount of the product's own; else, where `orGeneral`, of those on all products. */
export function discountOn(
  productId: string,
  { discounts, today }: Pick<PricingTerms, "discounts" | "today">,
  orGeneral: boolean,
): number {
  const valid = discounts.filter((discount) => isValidOn(today, discount));
  const largestOf = (wanted: string | null): number | null => {
    const points = valid.filter((discount) => discount.productId === wanted).map(({ basisPoints }) => basisPoints);
    return points.length > 0 ? Math.max(...points) : null;
  };
  return largestOf(productId) ?? (orGeneral ? largestOf(null) : null) ?? 0;
}

/** A price with a discount is a price again, in whole minor units: what stands in a quote is what is multiplied. */
const discounted = (listMinor: bigint, points: number): bigint => partOf(listMinor, WHOLE - BigInt(points), WHOLE);

type Listed = { readonly minor: bigint; readonly tier: TierReached | null };

/** The price before discounts, of one unit or of the line. @throws RangeError for fewer than the first tier begins at */
function listPrice(entry: PriceEntry, quantity: number): Listed {
  if (entry.kind !== "tiered") return { minor: required(entry.monthlyMinor), tier: null };
  const tier = tierOf(entry, quantity);
  if (!tier) throw new RangeError(`no tier of ${entry.name} holds ${quantity}`);
  return { minor: tier.monthlyMinor, tier: tier.reached };
}

function required<T>(value: T | null): T {
  if (value === null) throw new RangeError("the price book's entry has no price of its kind");
  return value;
}

/** A month's price of the whole line. */
export const monthOf = ({ kind, quantity, monthlyMinor }: Pick<PricedLine, "kind" | "quantity" | "monthlyMinor">) =>
  kind === "tiered" || kind === "per_unit" ? monthlyMinor * BigInt(quantity) : monthlyMinor;

function ownPrice({ entry, quantity }: Wanted, terms: PricingTerms): ExplainedLine {
  const { productId, name: description, kind } = entry;
  const { minor: listMinor, tier } = listPrice(entry, quantity);
  const discountPoints = discountOn(productId, terms, true);
  const monthlyMinor = discounted(listMinor, discountPoints);
  const line = { productId, description, kind, quantity, listMinor, monthlyMinor, discountPoints, tier };
  return { ...line, basisPoints: null, baseMinor: null, amountMinor: forDaysLeft(monthOf(line), terms) };
}

/**
 * A share of the lines that have a price of their own. A discount on all products is in those already; only one that names
 * the product is taken off the share.
 */
function shareOf({ entry, quantity }: Wanted, rest: readonly ExplainedLine[], terms: PricingTerms): ExplainedLine {
  const { productId, name: description, kind } = entry;
  const basisPoints = required(entry.basisPoints);
  const discountPoints = discountOn(productId, terms, false);
  const share = BigInt(basisPoints);
  const listMinor = partOf(sumOf(rest.map(monthOf)), share, WHOLE);
  const amount = sumOf(rest.map(({ amountMinor }) => amountMinor));
  return {
    ...{
      productId,
      description,
      kind,
      quantity,
      listMinor,
      discountPoints,
      basisPoints,
      baseMinor: amount,
      tier: null,
    },
    monthlyMinor: discounted(listMinor, discountPoints),
    amountMinor: partOf(amount, share * (WHOLE - BigInt(discountPoints)), WHOLE * WHOLE),
  };
}

/**
 * Prices what somebody wants, each line in its place: by tier, unit, flat, or as a share of the others, with the contract's
 * discounts and by the days left of its term [QUO-6]. What is owned already counts for no tier.
 * @throws RangeError for a quantity that `canTake` refuses, a term that is over, or a product named twice
 * @throws CurrencyMismatch where the book is in another currency than the contract
 */
export function priceLines(
  wanted: readonly Wanted[],
  terms: PricingTerms,
  book: { readonly currency: string },
): ExplainedLine[] {
  if (book.currency !== terms.currency) throw new CurrencyMismatch(book.currency, terms.currency);
  if (new Set(wanted.map(({ entry }) => entry.productId)).size < wanted.length)
    throw new RangeError("each product stands on one line");
  if (wanted.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1))
    throw new RangeError("a quantity is a whole number from 1");
  const own = wanted.filter(({ entry }) => entry.kind !== "percent_of_rest").map((one) => ownPrice(one, terms));
  return wanted.map(
    (one) => own.find(({ productId }) => productId === one.entry.productId) ?? shareOf(one, own, terms),
  );
}
