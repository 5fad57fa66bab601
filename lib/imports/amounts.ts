import { exponentOf, parseMoney } from "@/lib/platform/money";
import { type Decimal, parseDecimal, toText, writtenDecimals } from "./decimal";
import type { UblAdjustment, UblDocument } from "./schema";
import type { DocumentAmounts, Finding } from "./types";

type Amount = UblDocument["totals"]["payable"];
type Findings = Finding[];

export const ZERO: Decimal = { top: 0n, bottom: 1n };
/** Larger ones are no invoice's, and their sums would leave what the database holds. */
const MOST_MINOR = 10n ** 16n;

/** The schema let it through, so it can be read; nothing is zero. */
export const numberOf = (leaf: { value: string } | undefined): Decimal => parseDecimal(leaf?.value ?? "0") ?? ZERO;

/** `0` and `1` are true and false in XML too. */
export const isCharge = ({ isCharge: leaf }: Pick<UblAdjustment, "isCharge">): boolean =>
  leaf.value === "true" || leaf.value === "1";

export const NOTHING: DocumentAmounts = {
  ...{ lines: [], adjustments: [], taxes: [], tax: 0n },
  totals: {
    ...{ lines: 0n, exclusive: 0n, inclusive: 0n, allowances: 0n, charges: 0n },
    ...{ prepaid: 0n, rounding: 0n, payable: 0n },
  },
};

/** Every amount in minor units, exactly. */
export function readAmounts(document: UblDocument, findings: Findings): DocumentAmounts {
  const currency = document.currency.value;
  const read = (amount: Amount | undefined, rule: string): bigint =>
    amount ? toMinor(amount, currency, rule, findings) : 0n;
  const { totals } = document;
  const taxTotal = findTaxTotal(document, findings);
  for (const { adjustments } of document.lines)
    for (const adjustment of adjustments) read(adjustment.amount, isCharge(adjustment) ? "BR-DEC-27" : "BR-DEC-24");
  return {
    lines: document.lines.map(({ amount }) => read(amount, "BR-DEC-23")),
    adjustments: document.adjustments.map((one) => read(one.amount, isCharge(one) ? "BR-DEC-05" : "BR-DEC-01")),
    taxes: (taxTotal?.subtotals ?? []).map(({ base, amount }) => ({
      base: read(base, "BR-DEC-19"),
      amount: read(amount, "BR-DEC-20"),
    })),
    tax: read(taxTotal?.amount, "BR-DEC-13"),
    totals: {
      lines: read(totals.lines, "BR-DEC-09"),
      allowances: read(totals.allowances, "BR-DEC-10"),
      charges: read(totals.charges, "BR-DEC-11"),
      exclusive: read(totals.exclusive, "BR-DEC-12"),
      inclusive: read(totals.inclusive, "BR-DEC-14"),
      prepaid: read(totals.prepaid, "BR-DEC-16"),
      rounding: read(totals.rounding, "BR-DEC-17"),
      payable: read(totals.payable, "BR-DEC-18"),
    },
  };
}

/** As many decimals as EN 16931 or the currency has, whichever is more; beyond the currency's, zeros only. */
function toMinor({ value, line, currency: written }: Amount, currency: string, rule: string, findings: Findings) {
  if (written !== currency) {
    const message = `an amount in ${written} in a document in ${currency}`;
    findings.push({ line, rule: "PEPPOL-EN16931-R051", message });
    return 0n;
  }
  const places = Math.max(2, exponentOf(currency));
  const amount = parseMoney(toText(numberOf({ value }), places), currency);
  if (amount && writtenDecimals(value) <= places && amount.minor < MOST_MINOR && amount.minor > -MOST_MINOR)
    return amount.minor;
  findings.push({ line, rule, message: `${value} is no amount in ${currency}: too many digits` });
  return 0n;
}

/** The one in the document's currency; one in the tax currency may stand beside it. */
export function findTaxTotal(document: UblDocument, findings: Finding[] = []): UblDocument["taxTotals"][number] | null {
  const { taxTotals, currency, taxCurrency, totals } = document;
  const [own, ...more] = taxTotals.filter(({ amount }) => amount.currency === currency.value);
  const other = taxTotals.find(({ amount }) => ![currency.value, taxCurrency?.value].includes(amount.currency));
  if (other)
    findings.push({
      line: other.line,
      rule: "PEPPOL-EN16931-R051",
      message: `VAT in ${other.amount.currency}, which is neither the document's currency nor its tax currency`,
    });
  const second = more.find(({ subtotals }) => subtotals.length > 0);
  if (second && own && own.subtotals.length > 0)
    findings.push({ line: second.line, rule: "PEPPOL-EN16931-R053", message: "the VAT breakdown stands twice" });
  const found = second && own?.subtotals.length === 0 ? second : own;
  if (!found || found.subtotals.length === 0)
    findings.push({ line: found?.line ?? totals.line, rule: "BR-CO-18", message: "there is no VAT breakdown" });
  return found ?? null;
}
