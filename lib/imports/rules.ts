import { exponentOf, money, toDecimal } from "@/lib/platform/money";
import { findTaxTotal, isCharge, NOTHING, numberOf, readAmounts, ZERO } from "./amounts";
import { kindOfType } from "./codes";
import {
  type Decimal,
  isNegative,
  isSame,
  isWithin,
  minus,
  ofMinor,
  over,
  parseDecimal,
  times,
  toText,
} from "./decimal";
import type { UblAdjustment, UblDocument, UblLine } from "./schema";
import type { DocumentAmounts, Finding } from "./types";

type Amount = UblDocument["totals"]["payable"];
type Findings = Finding[];

const HUNDRED: Decimal = { top: 100n, bottom: 1n };
/** EN 16931's own validation lets a category's tax be off by less than one unit of the currency. */
const TAX_TOLERANCE: Decimal = { top: 1n, bottom: 1n };
/** Peppol's, in units of the currency. */
const LINE_TOLERANCE: Decimal = { top: 2n, bottom: 100n };
/** Before the decimal point of a quantity or price. */
const MOST_WHOLE = 10n ** 14n;
const RATE_PLACES = 3;

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n);

/** Peppol asks more of its documents than EN 16931 does of others. */
const isPeppol = ({ customization }: UblDocument): boolean =>
  customization?.value.includes("urn:fdc:peppol.eu:2017:poacc:billing:3") ?? false;

/** Checks a document's codes, amounts and sums by EN 16931; every finding, in the order of the file. */
export function checkDocument(document: UblDocument): { amounts: DocumentAmounts; findings: Finding[] } {
  const findings: Findings = [];
  checkCodes(document, findings);
  if (findings.some(({ rule }) => rule === "BR-CL-04")) return { amounts: NOTHING, findings };
  const amounts = readAmounts(document, findings);
  // Sums of amounts that cannot be read would only repeat what is wrong with them.
  if (findings.length === 0) {
    checkTotals(document, amounts, findings);
    checkTaxes(document, amounts, findings);
    checkCategories(document, findings);
    document.lines.forEach((line, index) => {
      checkLine(document, line, amounts.lines[index] ?? 0n, findings);
    });
    if (isPeppol(document)) for (const adjustment of document.adjustments) checkPercent(adjustment, findings);
  }
  return { amounts, findings: findings.sort((left, right) => (left.line ?? 0) - (right.line ?? 0)) };
}

function checkCodes({ root, type, currency, period, lines }: UblDocument, findings: Findings): void {
  const kind = kindOfType(type.value);
  if (kind === null || (root === "CreditNote" && kind === "invoice"))
    findings.push({ line: type.line, rule: "BR-CL-01", message: `${type.value} is no type of ${root} in EN 16931` });
  if (!CURRENCIES.has(currency.value))
    findings.push({ line: currency.line, rule: "BR-CL-04", message: `${currency.value} is no currency of ISO 4217` });
  for (const [rule, one] of [["BR-29", period] as const, ...lines.map((line) => ["BR-30", line.period] as const)])
    if (one?.start && one.end && one.end.value < one.start.value)
      findings.push({ line: one.end.line, rule, message: "the period ends before it starts" });
}

function checkTotals(document: UblDocument, amounts: DocumentAmounts, findings: Findings): void {
  const { adjustments, totals: leaves, currency } = document;
  const { lines, tax, taxes, totals } = amounts;
  const adjusted = (charges: boolean): bigint =>
    sumOf(amounts.adjustments.filter((_, index) => isCharge(adjustments[index] as UblAdjustment) === charges));
  const written = (minor: bigint): string => toDecimal(money(minor, currency.value));
  const expect = (rule: string, leaf: Amount | undefined, stated: bigint, sum: bigint, what: string): void => {
    if (stated === sum) return;
    const line = leaf?.line ?? document.totals.line;
    findings.push({ line, rule, message: `${what} is ${written(sum)}, the file says ${written(stated)}` });
  };
  const taxLeaf = findTaxTotal(document)?.amount;
  expect("BR-CO-10", leaves.lines, totals.lines, sumOf(lines), "the sum of the lines");
  expect("BR-CO-11", leaves.allowances, totals.allowances, adjusted(false), "the sum of the allowances");
  expect("BR-CO-12", leaves.charges, totals.charges, adjusted(true), "the sum of the charges");
  const exclusive = totals.lines - totals.allowances + totals.charges;
  expect("BR-CO-13", leaves.exclusive, totals.exclusive, exclusive, "lines − allowances + charges");
  expect("BR-CO-14", taxLeaf, tax, sumOf(taxes.map(({ amount }) => amount)), "the sum of the VAT categories");
  expect("BR-CO-15", leaves.inclusive, totals.inclusive, totals.exclusive + tax, "the total with VAT");
  const payable = totals.inclusive - totals.prepaid + totals.rounding;
  expect("BR-CO-16", leaves.payable, totals.payable, payable, "total − prepaid + rounding");
  if (kindOfType(document.type.value) === "credit_memo" && totals.payable <= 0n)
    findings.push({
      line: leaves.payable.line,
      rule: "CREDIT",
      message: "a credit note owes the customer more than nothing; what the customer owes comes as an invoice",
    });
}

function checkTaxes(document: UblDocument, amounts: DocumentAmounts, findings: Findings): void {
  const exponent = exponentOf(document.currency.value);
  const taxed = [
    ...document.lines.map((line, index) => ({ of: line, minor: amounts.lines[index] ?? 0n })),
    ...document.adjustments.map((one, index) => ({
      of: one,
      minor: (amounts.adjustments[index] ?? 0n) * (isCharge(one) ? 1n : -1n),
    })),
  ];
  for (const [index, subtotal] of (findTaxTotal(document)?.subtotals ?? []).entries()) {
    const { base, amount } = amounts.taxes[index] ?? { base: 0n, amount: 0n };
    const { category, rate, line } = subtotal;
    checkRate(rate, findings);
    const due = over(times(ofMinor(base, exponent), numberOf(rate)), HUNDRED);
    if (!isWithin(ofMinor(amount, exponent), due, TAX_TOLERANCE)) {
      const message = `${rate?.value ?? 0} % of ${toText(ofMinor(base, exponent), 2)} is ${toText(due, 2)}`;
      findings.push({ line: subtotal.amount.line, rule: "BR-CO-17", message });
    }
    const same = taxed.filter(({ of }) => isOf(of, subtotal));
    const total = ofMinor(sumOf(same.map(({ minor }) => minor)), exponent);
    if (isWithin(total, ofMinor(base, exponent), TAX_TOLERANCE)) continue;
    const message = `the lines, allowances and charges of this VAT category are ${toText(total, exponent)} together`;
    findings.push({ line, rule: `BR-${ruleName(category.value)}-08`, message });
  }
}

type Taxed = Pick<UblAdjustment, "line" | "category" | "rate">;

const isOf = (of: Taxed, subtotal: Taxed): boolean =>
  of.category?.value === subtotal.category?.value && isSame(numberOf(of.rate), numberOf(subtotal.rate));

/** Whatever is taxed has its place in the breakdown. */
function checkCategories(document: UblDocument, findings: Findings): void {
  const subtotals = findTaxTotal(document)?.subtotals ?? [];
  for (const adjustment of document.adjustments)
    if (!adjustment.category) {
      const rule = isCharge(adjustment) ? "BR-37" : "BR-32";
      findings.push({ line: adjustment.line, rule, message: "an allowance or charge without a VAT category" });
    }
  for (const of of [...document.lines, ...document.adjustments])
    if (of.category && !subtotals.some((subtotal) => isOf(of, subtotal))) {
      const message = `the VAT breakdown has no category ${of.category.value} at ${of.rate?.value ?? 0} %`;
      findings.push({ line: of.line, rule: `BR-${ruleName(of.category.value)}-01`, message });
    }
}

/** The standard's names of its categories' rules, where they are not the code itself. */
const RULE_NAMES: Readonly<Record<string, string>> = { K: "IC", L: "AF", M: "AG" };
const ruleName = (category: string): string => RULE_NAMES[category] ?? category;

function checkRate(rate: { value: string; line: number } | undefined, findings: Findings): void {
  if (!rate) return;
  const value = numberOf(rate);
  const fits = isSame(value, parseDecimal(toText(value, RATE_PLACES)) ?? ZERO);
  if (isNegative(value) || !fits || !isNegative(minus(value, { top: 1000n, bottom: 1n })))
    findings.push({ line: rate.line, rule: "FORM", message: `${rate.value} is no VAT rate` });
}

function checkLine(document: UblDocument, line: UblLine, amount: bigint, findings: Findings): void {
  const { price, quantity, baseQuantity, rate } = line;
  checkRate(rate, findings);
  const base = baseQuantity ? numberOf(baseQuantity) : { top: 1n, bottom: 1n };
  if (base.top <= 0n) {
    const message = "a price is for more than nothing (cbc:BaseQuantity)";
    findings.push({ line: baseQuantity?.line ?? line.line, rule: "PEPPOL-EN16931-R121", message });
    return;
  }
  if (isNegative(numberOf(price)))
    findings.push({ line: price.line, rule: "BR-27", message: "the item's price is negative" });
  const each = over(numberOf(price), base);
  if (each.top >= MOST_WHOLE * each.bottom)
    findings.push({ line: price.line, rule: "FORM", message: "the price has too many digits" });
  if (!isPeppol(document)) return;
  for (const adjustment of line.adjustments) checkPercent(adjustment, findings);
  const adjusted = line.adjustments.reduce(
    (total, one) => (isCharge(one) ? minus(total, negated(one)) : minus(total, numberOf(one.amount))),
    times(each, numberOf(quantity)),
  );
  if (isWithin(adjusted, ofMinor(amount, exponentOf(document.currency.value)), LINE_TOLERANCE)) return;
  const message = `quantity × price + charges − allowances is ${toText(adjusted, 2)}, the file says ${line.amount.value}`;
  findings.push({ line: line.amount.line, rule: "PEPPOL-EN16931-R120", message });
}

const negated = ({ amount }: UblAdjustment): Decimal => minus(ZERO, numberOf(amount));

/** An allowance or charge told as a percentage of something. */
function checkPercent({ percent, base, amount }: UblAdjustment, findings: Findings): void {
  if (!percent || !base) return;
  const due = over(times(numberOf(base), numberOf(percent)), HUNDRED);
  if (isWithin(due, numberOf(amount), LINE_TOLERANCE)) return;
  const message = `${percent.value} % of ${base.value} is ${toText(due, 2)}, the file says ${amount.value}`;
  findings.push({ line: amount.line, rule: "PEPPOL-EN16931-R040", message });
}
