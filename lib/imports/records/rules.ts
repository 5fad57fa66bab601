import type { z } from "zod";
import { money, parseMoney, toDecimal } from "@/lib/platform/money";
import { type Decimal, over, parseDecimal, rounded, times } from "../decimal";
import type { RefusedField } from "../types";
import { type ContractRecord, type CreditMemoRecord, type InvoiceRecord, RECORDS, type RecordKind } from "./schema";
import type { CheckedRecord } from "./types";

const ZERO: Decimal = { top: 0n, bottom: 1n };
const HUNDRED: Decimal = { top: 100n, bottom: 1n };

/** Collects what is wrong with one record, and reads its amounts. */
class Reading {
  readonly findings: RefusedField[] = [];
  constructor(private readonly currency: string) {}

  refuse(field: string, reason: string, params: RefusedField["params"] = {}): void {
    this.findings.push({ field, reason: `imports.${reason}`, params });
  }

  minor(field: string, text: string): bigint {
    const read = parseMoney(text, this.currency);
    if (read) return read.minor;
    this.refuse(field, "too_fine", { currency: this.currency });
    return 0n;
  }

  written = (minor: bigint): string => toDecimal(money(minor, this.currency));
}

/** A record of a kind, read and checked by itself: nothing of the database is asked. */
export function checkRecord(kind: RecordKind, raw: unknown): CheckedRecord {
  const parsed = RECORDS[kind].safeParse(raw, { reportInput: true });
  if (!parsed.success) return { findings: parsed.error.issues.flatMap((issue) => toFindings(issue)) };
  switch (kind) {
    case "contracts":
      return toContract(parsed.data as ContractRecord);
    case "invoices":
      return toInvoice(parsed.data as InvoiceRecord);
    case "credit_memos":
      return toMemo(parsed.data as CreditMemoRecord);
    default: {
      const { externalId, ...said } = parsed.data;
      return { record: { externalId, data: said, content: said } };
    }
  }
}

/** What may be said of a value, where the schema says nothing more. */
const BY_CODE: Readonly<Record<string, string>> = {
  too_big: "too_long",
  too_small: "missing",
  invalid_value: "not_one_of",
  unrecognized_keys: "unknown_field",
};

function toFindings(issue: z.core.$ZodIssue): RefusedField[] {
  const field = issue.path.map((step) => (typeof step === "number" ? step + 1 : String(step))).join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      field: [field, key.slice(0, 60)].filter(Boolean).join("."),
      reason: "imports.unknown_field",
      params: {},
    }));
  const isAbsent = issue.code === "invalid_type" && issue.input === undefined;
  const said = isAbsent ? "missing" : SAID.has(issue.message) ? issue.message : undefined;
  const reason = said ?? (isText(issue) ? "text_wanted" : (BY_CODE[issue.code] ?? "malformed"));
  return [{ field, reason: `imports.${reason}`, params: paramsOf(issue) }];
}

/** A number where text is wanted would have gone through a float. */
const isText = (issue: z.core.$ZodIssue): boolean => issue.code === "invalid_type" && issue.expected === "string";

const SAID = new Set([
  ...["missing", "too_long", "too_many", "malformed", "not_a_day", "not_an_amount", "not_a_number", "not_a_currency"],
  ...["not_one_of", "not_yes_or_no", "email_missing", "email_malformed", "email_several"],
]);

function paramsOf(issue: z.core.$ZodIssue): RefusedField["params"] {
  if (issue.code === "invalid_value") return { values: issue.values.map(String).join(", ") };
  if (issue.code === "too_big") return { most: Number(issue.maximum) };
  return {};
}

function toContract(said: ContractRecord): CheckedRecord {
  const reading = new Reading(said.currency);
  const { externalId, value, subscriptions, contacts, ...rest } = said;
  if (said.endsOn < said.startsOn) reading.refuse("endsOn", "ends_before_start");
  const valueMinor = reading.minor("value", value);
  if (valueMinor < 0n) reading.refuse("value", "negative");
  checkContacts(contacts, reading);
  const products = subscriptions.map(({ unitPrice, ...one }, index) => {
    const at = `subscriptions.${index + 1}`;
    if (one.endsOn < one.startsOn) reading.refuse(`${at}.endsOn`, "ends_before_start");
    if (subscriptions.findIndex((other) => other.externalId === one.externalId) < index)
      reading.refuse(`${at}.externalId`, "twice_here");
    return { ...one, unitPriceMinor: String(reading.minor(`${at}.unitPrice`, unitPrice)) };
  });
  const data = { ...rest, valueMinor: String(valueMinor), contacts, subscriptions: products };
  return reading.findings.length > 0 ? reading : { record: { externalId, data, content: data } };
}

function checkContacts(contacts: ContractRecord["contacts"], reading: Reading): void {
  contacts.forEach(({ email, isPrimary, isCardHolder }, index) => {
    const before = contacts.slice(0, index);
    const at = `contacts.${index + 1}`;
    if (before.some((other) => other.email === email)) reading.refuse(`${at}.email`, "twice_here");
    if (isPrimary && before.some((other) => other.isPrimary)) reading.refuse(`${at}.isPrimary`, "one_only");
    if (isCardHolder && before.some((other) => other.isCardHolder)) reading.refuse(`${at}.isCardHolder`, "one_only");
  });
}

function toInvoice(said: InvoiceRecord): CheckedRecord {
  const reading = new Reading(said.currency);
  const { externalId, poNumber, total, lines: _lines, adjustments: _adjustments, taxes: _taxes, ...rest } = said;
  if (said.dueOn < said.issuedOn) reading.refuse("dueOn", "due_before_issue");
  const parts = partsOf(said, reading);
  const totals = sumUp(parts);
  const stated = reading.minor("total", total);
  if (reading.findings.length === 0 && totals.total !== stated)
    reading.refuse("total", "sum", { sum: reading.written(totals.total), total: reading.written(stated) });
  if (reading.findings.length > 0) return reading;
  const issued = {
    ...{ ...rest, ...parts },
    ...{ buyerReference: said.buyerReference ?? null, terms: said.terms || null },
    ...Object.fromEntries(Object.entries(totals).map(([name, minor]) => [`${name}Minor`, String(minor)])),
  };
  const po = poNumber === undefined ? {} : { poNumber };
  // What it belongs to is compared with what it belongs to here, by whichever name it was called.
  const { contract: _, ...compared } = issued;
  return { record: { externalId, data: { ...issued, ...po }, content: { issued: compared, ...po } } };
}

/** Lines, allowances, charges and taxes with their amounts read; taxes that nobody said are worked out. */
function partsOf(said: InvoiceRecord, reading: Reading) {
  const lines = said.lines.map(({ amount, details, unit, taxRate, position, ...one }, index) => ({
    ...one,
    ...{ position: position ?? String(index + 1), details: details || null, unit: unit ?? null },
    ...{ taxRate: taxRate ?? null, amountMinor: String(reading.minor(`lines.${index + 1}.amount`, amount)) },
  }));
  const adjustments = said.adjustments.map(({ amount, reason, taxRate, ...one }, index) => ({
    ...{ ...one, reason: reason ?? null, taxRate: taxRate ?? null },
    amountMinor: String(reading.minor(`adjustments.${index + 1}.amount`, amount)),
  }));
  const taxes = said.taxes?.map(({ amount, base, rate, exemption, category }, index) => ({
    ...{ category, rate: rate ?? null, exemption: exemption ?? null },
    baseMinor: String(reading.minor(`taxes.${index + 1}.base`, base)),
    amountMinor: String(reading.minor(`taxes.${index + 1}.amount`, amount)),
  }));
  const signed = adjustments.map((one) => ({
    ...one,
    amountMinor: one.kind === "charge" ? one.amountMinor : String(-BigInt(one.amountMinor)),
  }));
  return { lines, adjustments, taxes: taxes ?? taxesOf([...lines, ...signed]) };
}

interface Taxed {
  readonly taxCategory: string;
  readonly taxRate: string | null;
  readonly amountMinor: string;
}

/** A share of each category and rate, rounded once, half away from zero. */
function taxesOf(taxed: readonly Taxed[]) {
  const bases = new Map<string, { category: string; rate: string | null; base: bigint }>();
  for (const { taxCategory, taxRate, amountMinor } of taxed) {
    const key = `${taxCategory} ${taxRate}`;
    const minor = BigInt(amountMinor);
    bases.set(key, { category: taxCategory, rate: taxRate, base: (bases.get(key)?.base ?? 0n) + minor });
  }
  return [...bases.values()]
    .filter(({ rate }) => rate !== null)
    .map(({ category, rate, base }) => {
      const due = over(times({ top: base, bottom: 1n }, parseDecimal(rate ?? "0") ?? ZERO), HUNDRED);
      return { category, rate, exemption: null, baseMinor: String(base), amountMinor: String(rounded(due, 0)) };
    });
}

interface Summed {
  readonly lines: readonly { readonly amountMinor: string }[];
  readonly adjustments: readonly { readonly kind: string; readonly amountMinor: string }[];
  readonly taxes: readonly { readonly amountMinor: string }[];
}

function sumUp({ lines, adjustments, taxes }: Summed) {
  const sum = (parts: readonly { readonly amountMinor: string }[]): bigint =>
    parts.reduce((whole, { amountMinor }) => whole + BigInt(amountMinor), 0n);
  const of = (kind: string): bigint => sum(adjustments.filter((one) => one.kind === kind));
  const parts = { lines: sum(lines), allowance: of("allowance"), charge: of("charge"), tax: sum(taxes) };
  return { ...parts, total: parts.lines - parts.allowance + parts.charge + parts.tax };
}

function toMemo(said: CreditMemoRecord): CheckedRecord {
  const reading = new Reading(said.currency);
  const { externalId, total, ...rest } = said;
  const totalMinor = reading.minor("total", total);
  if (reading.findings.length === 0 && totalMinor <= 0n) reading.refuse("total", "not_positive");
  if (reading.findings.length > 0) return reading;
  const issued = { ...rest, reason: said.reason ?? null, totalMinor: String(totalMinor) };
  const { contract: _, ...compared } = issued;
  return { record: { externalId, data: issued, content: { issued: compared } } };
}
