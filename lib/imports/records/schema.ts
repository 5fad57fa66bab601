import { z } from "zod";
import { emailAddress } from "@/lib/auth/address";
import { LOCALES } from "@/lib/platform/locales";

// What another system says of accounts, bill groups, contracts, invoices and credits: one shape for files and for the API.
// The messages are reasons' names, under `reasons.imports`.

const MOST_LINES = 4_000;
const NO_CONTROLS = /^[^\p{Cc}\p{Cs}]*$/u;
const NO_CONTROLS_BUT_LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u;

const text = (max: number) => z.string().trim().min(1, "missing").max(max, "too_long").regex(NO_CONTROLS, "malformed");
const passage = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "too_long")
    .transform((value) => value.replaceAll("\r\n", "\n"))
    .pipe(z.string().regex(NO_CONTROLS_BUT_LINES, "malformed"));
const day = z
  .string()
  .regex(/^(19|20|21)\d\d-\d\d-\d\d$/, "not_a_day")
  .pipe(z.iso.date("not_a_day"))
  .meta({ description: "A calendar day, YYYY-MM-DD", format: "date" });
const amount = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,4})?$/, "not_an_amount")
  .meta({ description: "An amount in the record's currency with at most its decimals, as text: 1200.50" });
const decimal = z
  .string()
  .trim()
  .regex(/^-?\d{1,13}(\.\d{1,6})?$/, "not_a_number")
  .meta({ description: "A number as text, at most six decimals" });
const rate = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,3})?$/, "not_a_number")
  .meta({ description: "Percent as text: 25" });
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const currency = z
  .string()
  .trim()
  .regex(/^[A-Z]{3}$/, "not_a_currency")
  .refine((code) => CURRENCIES.has(code), "not_a_currency")
  .meta({ description: "ISO 4217" });
const email = emailAddress.meta({ description: "One address" });

/** What the other system calls the record, for ever. */
export const externalId = text(100).meta({ description: "What your system calls it; the same for ever" });
const reference = (what: string) =>
  text(100).meta({
    description: `The ${what}: its externalId, or its id here${what === "contract" ? ", or its number" : ""}`,
  });

export const accountRecord = z.strictObject({
  externalId,
  name: text(200),
  type: z.enum(["direct", "partner", "reseller"], "not_one_of").default("direct"),
  locale: z.enum(LOCALES, "not_one_of").default("en").meta({ description: "The language of its documents" }),
  accountExecutive: email.meta({ description: "The address of one of your people who has this portal's desk" }),
  collector: email.meta({ description: "The address of one of your people who has this portal's desk" }),
});

export const billGroupRecord = z.strictObject({
  externalId,
  account: reference("account"),
  sellerEntity: text(200).meta({ description: "The name of the seller entity that invoices it" }),
  name: text(200),
  frequency: z.enum(["monthly", "quarterly", "annual"], "not_one_of"),
  billingAnchorOn: day.optional().meta({ description: "Billing periods are counted from this day; today if left out" }),
  poNumber: text(60).nullish(),
  vatNumber: text(60).nullish(),
  registrationNumber: text(60).nullish(),
});

const contact = z.strictObject({
  email,
  firstName: text(80),
  lastName: z.string().trim().max(80, "too_long").regex(NO_CONTROLS, "malformed").default(""),
  phone: text(40).nullish(),
  isPrimary: z.boolean("not_yes_or_no").default(false),
  isCardHolder: z.boolean("not_yes_or_no").default(false),
});

const subscription = z.strictObject({
  externalId,
  product: text(120),
  quantity: z.int("not_a_number").min(1, "not_a_number").max(2_000_000_000, "not_a_number"),
  unitPrice: amount.meta({ description: "For one unit and one billing period, in the contract's currency" }),
  status: z.enum(["active", "scheduled", "ended"], "not_one_of").default("active"),
  startsOn: day,
  endsOn: day,
  edition: text(80).nullish(),
});

export const contractRecord = z.strictObject({
  externalId,
  billGroup: reference("bill group"),
  number: text(34).regex(/^[^/\\~]*$/, "malformed"),
  startsOn: day,
  endsOn: day,
  autoRenew: z.boolean("not_yes_or_no"),
  renewalSelfService: z
    .boolean("not_yes_or_no")
    .default(true)
    .meta({ description: "Whether customers may turn auto-renewal off themselves" }),
  paidBy: z.enum(["invoice", "card"], "not_one_of").default("invoice"),
  currency,
  value: amount.meta({ description: "Over the whole term" }),
  onlinePayment: z.boolean("not_yes_or_no").default(true).meta({ description: "false: by transfer only" }),
  poNumber: text(60).nullish(),
  contacts: z
    .array(contact)
    .max(200, "too_many")
    .default([])
    .meta({ description: "Are added; nobody is removed or demoted by leaving them out" }),
  subscriptions: z.array(subscription).max(500, "too_many").default([]),
});

const category = z.enum(["S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B"], "not_one_of");

const line = z.strictObject({
  position: text(60).optional().meta({ description: "As you count them; 1, 2, 3 if left out" }),
  description: text(1000),
  details: passage(4000).nullish(),
  quantity: decimal.default("1"),
  unit: text(20).nullish(),
  unitPrice: decimal,
  amount,
  taxRate: rate.nullish(),
  taxCategory: category.default("S").meta({ description: "UNCL 5305, as EN 16931 uses it" }),
});

const adjustment = z.strictObject({
  kind: z.enum(["allowance", "charge"], "not_one_of"),
  reason: text(500).nullish(),
  amount,
  taxRate: rate.nullish(),
  taxCategory: category.default("S"),
});

const tax = z.strictObject({
  category,
  rate: rate.nullish(),
  base: amount,
  amount,
  exemption: text(1000).nullish(),
});

const party = z.strictObject({
  name: text(200),
  lines: z.array(text(300)).max(12, "too_many").default([]),
  taxId: text(60).nullish(),
  registrationNumber: text(60).nullish(),
  email: text(254).nullish(),
  phone: text(60).nullish(),
});

export const invoiceRecord = z.strictObject({
  externalId,
  contract: reference("contract"),
  number: text(60).regex(/^[^~]*$/, "malformed"),
  issuedOn: day,
  dueOn: day,
  currency,
  poNumber: text(60).nullish().meta({ description: "Left out: the number that stands on the contract's new invoices" }),
  buyerReference: text(200).nullish(),
  terms: passage(5000).nullish(),
  notes: z.array(passage(5000)).max(50, "too_many").default([]),
  billTo: party.optional().meta({ description: "As printed; left out, the contract's billing address as it is now" }),
  lines: z.array(line).min(1, "missing").max(MOST_LINES, "too_many"),
  adjustments: z.array(adjustment).max(200, "too_many").default([]),
  taxes: z
    .array(tax)
    .max(100, "too_many")
    .optional()
    .meta({ description: "Left out, they are worked out of lines and adjustments by category and rate" }),
  total: amount.meta({
    description: "Lines − allowances + charges + tax: what is to be paid. Refused where it differs",
  }),
});

export const creditMemoRecord = z.strictObject({
  externalId,
  contract: reference("contract"),
  number: text(60).regex(/^[^~]*$/, "malformed"),
  issuedOn: day,
  currency,
  total: amount.meta({ description: "More than nothing" }),
  reason: text(500).nullish(),
});

/** By what a file or an address of the API is of. */
export const RECORDS = {
  accounts: accountRecord,
  bill_groups: billGroupRecord,
  contracts: contractRecord,
  invoices: invoiceRecord,
  credit_memos: creditMemoRecord,
} as const;

export const RECORD_KINDS = ["accounts", "bill_groups", "contracts", "invoices", "credit_memos"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type AccountRecord = z.output<typeof accountRecord>;
export type BillGroupRecord = z.output<typeof billGroupRecord>;
export type ContractRecord = z.output<typeof contractRecord>;
export type InvoiceRecord = z.output<typeof invoiceRecord>;
export type CreditMemoRecord = z.output<typeof creditMemoRecord>;
