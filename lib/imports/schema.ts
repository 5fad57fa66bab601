import { z } from "zod";
import { isExistingDay } from "./codes";
import { parseDecimal } from "./decimal";
import type { Finding } from "./types";

const NO_CONTROLS = /^[^\p{Cc}\p{Cs}]*$/u;
const line = z.number();
const oneLine = (value: string): string => value.replace(/\s+/g, " ").trim();

/** A text on one line. */
const text = (max: number) =>
  z.object({
    line,
    value: z
      .string()
      .transform(oneLine)
      .pipe(
        z.string().min(1).max(max, `is longer than ${max} characters`).regex(NO_CONTROLS, "holds control characters"),
      ),
  });

/** A text that may have several lines. */
const passage = (max: number) =>
  z.object({
    line,
    value: z
      .string()
      .transform((value) => value.split(/\n/).map(oneLine).join("\n").trim())
      .pipe(
        z
          .string()
          .max(max, `is longer than ${max} characters`)
          .refine((value) => NO_CONTROLS.test(value.replaceAll("\n", "")), "holds control characters"),
      ),
  });

const identifier = text(200).extend({ scheme: z.string().max(60).regex(NO_CONTROLS).optional() });

const day = z.object({
  line,
  value: z
    .string()
    // A date may carry a zone, which says nothing about the day.
    .transform((value) => value.replace(/(Z|[+-]\d\d:\d\d)$/, ""))
    .refine(isExistingDay, "is no day, written YYYY-MM-DD"),
});

const decimal = z.object({
  line,
  value: z
    .string()
    .max(40)
    .refine((value) => parseDecimal(value) !== null, "is no decimal number"),
});
const amount = decimal.extend({
  currency: z.string("has no currencyID").regex(/^[A-Z]{3}$/, "has a currencyID that is no ISO 4217 code"),
});
const quantity = decimal.extend({ unit: z.string().max(20).regex(NO_CONTROLS).optional() });

const currency = z.object({ line, value: z.string().regex(/^[A-Z]{3}$/, "is no ISO 4217 code") });
const category = z.object({
  line,
  value: z.enum(["S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B"], "is no VAT category of EN 16931"),
});
const period = z.object({ line, start: day.optional(), end: day.optional() });

const party = z.object({
  line,
  name: text(200),
  tradingName: text(200).optional(),
  vat: identifier.optional(),
  registration: identifier.optional(),
  endpoint: identifier.optional(),
  identifications: z.array(identifier).max(50),
  street: text(300).optional(),
  furtherStreet: text(300).optional(),
  addressLines: z.array(text(300)).max(20),
  city: text(200).optional(),
  postalCode: text(60).optional(),
  region: text(200).optional(),
  country: z.object({ line, value: z.string().regex(/^[A-Z]{2}$|^1A$/, "is no ISO 3166-1 country code") }),
  contact: text(300).optional(),
  phone: text(100).optional(),
  email: text(254).optional(),
});

const adjustment = z.object({
  line,
  isCharge: z.object({ line, value: z.enum(["true", "false", "1", "0"], "is neither true nor false") }),
  reason: text(500).optional(),
  reasonCode: text(20).optional(),
  percent: decimal.optional(),
  base: amount.optional(),
  amount,
  category: category.optional(),
  rate: decimal.optional(),
});

const subtotal = z.object({
  line,
  base: amount,
  amount,
  category,
  rate: decimal.optional(),
  exemption: text(1000).optional(),
  exemptionCode: text(100).optional(),
});
const taxTotal = z.object({ line, amount, subtotals: z.array(subtotal).max(500) });

const documentLine = z.object({
  line,
  position: text(60),
  notes: z.array(passage(5000)),
  quantity,
  amount,
  accountingCost: text(200).optional(),
  period: period.optional(),
  orderLine: text(100).optional(),
  adjustments: z.array(adjustment),
  name: text(1000),
  description: passage(10_000).optional(),
  sellersId: text(200).optional(),
  buyersId: text(200).optional(),
  standardId: text(200).optional(),
  properties: z.array(z.object({ line, name: text(200).optional(), value: text(5000).optional() })),
  category,
  rate: decimal.optional(),
  price: decimal.extend({ currency: z.string().optional() }),
  baseQuantity: quantity.optional(),
});

/** A UBL 2.1 invoice or credit note in the terms of EN 16931, each value bounded and with its line in the file. */
export const ublDocument = z.object({
  line,
  root: z.enum(["Invoice", "CreditNote"]),
  customization: text(500).optional(),
  number: text(100),
  issuedOn: day,
  dueOn: day.optional(),
  type: z.object({ line, value: z.string().regex(/^\d{1,3}$/, "is no code of UNTDID 1001") }),
  notes: z.array(passage(10_000)).max(200),
  currency,
  taxCurrency: currency.optional(),
  taxPointOn: day.optional(),
  accountingCost: text(200).optional(),
  buyerReference: text(200).optional(),
  period: period.optional(),
  order: text(200).optional(),
  salesOrder: text(200).optional(),
  preceding: z.array(text(100)).max(200),
  contract: text(200).optional(),
  supplier: party,
  customer: party,
  payee: text(200).optional(),
  means: z
    .array(
      z.object({
        line,
        code: text(10).optional(),
        reference: text(200).optional(),
        account: text(100).optional(),
        holder: text(200).optional(),
        bank: text(100).optional(),
      }),
    )
    .max(50),
  terms: z.array(passage(5000)).max(50),
  adjustments: z.array(adjustment).max(500),
  taxTotals: z.array(taxTotal).max(20),
  totals: z.object({
    line,
    lines: amount,
    exclusive: amount,
    inclusive: amount,
    allowances: amount.optional(),
    charges: amount.optional(),
    prepaid: amount.optional(),
    rounding: amount.optional(),
    payable: amount,
  }),
  lines: z.array(documentLine).min(1).max(4_000, "are more than 4,000"),
});

export type UblDocument = z.output<typeof ublDocument>;
export type UblParty = UblDocument["supplier"];
export type UblLine = UblDocument["lines"][number];
export type UblAdjustment = UblDocument["adjustments"][number];

/** What EN 16931 calls the rule that a value is there, by its place; `*` is any of a list. */
const MANDATORY: Readonly<Record<string, readonly [rule: string, what: string]>> = {
  number: ["BR-02", "the document's number (cbc:ID)"],
  issuedOn: ["BR-03", "the issue date (cbc:IssueDate)"],
  type: ["BR-04", "the type code"],
  currency: ["BR-05", "the currency (cbc:DocumentCurrencyCode)"],
  "supplier.name": ["BR-06", "the seller's name"],
  "customer.name": ["BR-07", "the buyer's name"],
  "supplier.country": ["BR-09", "the seller's country code"],
  "customer.country": ["BR-11", "the buyer's country code"],
  "totals.lines": ["BR-12", "the sum of the lines (cbc:LineExtensionAmount)"],
  "totals.exclusive": ["BR-13", "the total without VAT (cbc:TaxExclusiveAmount)"],
  "totals.inclusive": ["BR-14", "the total with VAT (cbc:TaxInclusiveAmount)"],
  "totals.payable": ["BR-15", "the amount due (cbc:PayableAmount)"],
  lines: ["BR-16", "a line"],
  "lines.*.position": ["BR-21", "the line's number (cbc:ID)"],
  "lines.*.quantity": ["BR-22", "the line's quantity"],
  "lines.*.amount": ["BR-24", "the line's amount (cbc:LineExtensionAmount)"],
  "lines.*.name": ["BR-25", "the item's name"],
  "lines.*.price": ["BR-26", "the item's price (cbc:PriceAmount)"],
  "lines.*.category": ["BR-CO-04", "the line's VAT category"],
  "lines.*.adjustments.*.amount": ["BR-41", "the amount of the line's allowance or charge"],
  "adjustments.*.amount": ["BR-31", "the amount of the allowance or charge"],
  "taxTotals.*.amount": ["BR-CO-15", "the VAT amount (cbc:TaxAmount)"],
  "taxTotals.*.subtotals.*.base": ["BR-45", "the category's taxable amount"],
  "taxTotals.*.subtotals.*.amount": ["BR-46", "the category's VAT amount"],
  "taxTotals.*.subtotals.*.category": ["BR-47", "the VAT category"],
};

/** The document, or every reason why it is none. */
export function parseDocument(raw: unknown): { document: UblDocument } | { findings: Finding[] } {
  const parsed = ublDocument.safeParse(raw);
  if (parsed.success) return { document: parsed.data };
  return { findings: parsed.error.issues.map((issue) => toFinding(issue, raw)) };
}

function toFinding({ path, message, code }: z.core.$ZodIssue, raw: unknown): Finding {
  const { at, isThere } = lineOf(path, raw);
  const place = path.filter((step) => step !== "value").map((step) => (typeof step === "number" ? "*" : String(step)));
  const mandatory = MANDATORY[place.join(".")];
  if (mandatory && (!isThere || code === "too_small"))
    return { line: at, rule: mandatory[0], message: `${mandatory[1]} is missing` };
  const field = place.filter((step) => step !== "*").join(" ");
  return { line: at, rule: mandatory?.[0] ?? "FORM", message: isThere ? `${field} ${message}` : `${field} is missing` };
}

/** The line of the value at a path, or of the nearest one around it. */
function lineOf(path: readonly PropertyKey[], raw: unknown): { at: number | null; isThere: boolean } {
  let [here, at]: [unknown, number | null] = [raw, null];
  for (const step of ["", ...path]) {
    if (step !== "") here = (here as Record<PropertyKey, unknown>)[step];
    if (typeof here !== "object" || here === null) return { at, isThere: here !== undefined };
    if ("line" in here && typeof here.line === "number") at = here.line;
  }
  return { at, isThere: true };
}
