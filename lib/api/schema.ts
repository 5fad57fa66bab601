import { z } from "zod";
import { externalId, RECORDS } from "@/lib/imports/records/schema";

/** What the API is of, as in its addresses; each but payments is written as files of it are. */
export const WRITTEN = {
  accounts: "accounts",
  "bill-groups": "bill_groups",
  contracts: "contracts",
  invoices: "invoices",
  "credit-memos": "credit_memos",
} as const;
export type WrittenNoun = keyof typeof WRITTEN;
export const WRITTEN_NOUNS = Object.keys(WRITTEN) as readonly WrittenNoun[];
export const NOUNS = [...WRITTEN_NOUNS, "payments"] as const;
export type Noun = (typeof NOUNS)[number];

export const isNoun = (text: string): text is Noun => NOUNS.some((noun) => noun === text);
export const isWritten = (noun: Noun): noun is WrittenNoun => noun !== "payments";

/** What a key may. */
export const SCOPES = NOUNS.flatMap((noun) =>
  isWritten(noun) ? ([`${noun}:read`, `${noun}:write`] as const) : ([`${noun}:read`] as const),
);
export type Scope = (typeof SCOPES)[number];

export const MOST_IN_BATCH = 500;
const MOST_ON_PAGE = 200;

export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_ON_PAGE).default(50).meta({ description: "How many at most" }),
  after: z.uuid().optional().meta({ description: "`next` of the page before" }),
});
export type ListQuery = z.output<typeof listQuery>;

/** Of payments, which are ours, also from when on they came in. */
export const paymentsQuery = listQuery.extend({
  since: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: "Received at this instant or later, as 2027-03-01T00:00:00Z" }),
});
export const queryOf = (noun: Noun) => (noun === "payments" ? paymentsQuery : listQuery);

export const recordId = externalId;

/** What a credit memo is used on, all of it: amounts only ever grow, since what was used is used. */
export const applicationsBody = z.strictObject({
  applications: z
    .array(
      z.strictObject({
        invoice: externalId.meta({ description: "The invoice: its externalId, its id here, or its number" }),
        amount: z
          .string()
          .trim()
          .regex(/^\d{1,15}(\.\d{1,4})?$/, "not_an_amount")
          .meta({ description: "All that is used on it, in the memo's currency, as text: 1200.50" }),
      }),
    )
    .max(200, "too_many"),
});
export type ApplicationsBody = z.output<typeof applicationsBody>;

export const batchOf = (noun: WrittenNoun) =>
  z.strictObject({ records: z.array(RECORDS[WRITTEN[noun]]).min(1).max(MOST_IN_BATCH) });

/** Each record is looked at by itself later on, so that each has its own reasons. */
export const batchBody = z.strictObject({ records: z.array(z.unknown()).min(1).max(MOST_IN_BATCH) });

const amount = z.string().meta({ description: "In the currency, as text: 1200.50" });
const name = z.string().nullable().meta({ description: "What your system calls it; null where it came another way" });
const own = { id: z.uuid().meta({ description: "Ours" }), externalId: name };
const under = (what: string) => z.strictObject(own).meta({ description: `The ${what} it belongs to` });
const day = z.iso.date();

/** What is read, by noun. */
export const RESOURCES = {
  accounts: z.strictObject({
    ...own,
    name: z.string(),
    type: z.enum(["direct", "partner", "reseller"]),
    status: z.enum(["active", "suspended"]),
    locale: z.string(),
    accountExecutive: z.string(),
    collector: z.string(),
  }),
  "bill-groups": z.strictObject({
    ...own,
    account: under("account"),
    sellerEntity: z.string(),
    name: z.string(),
    frequency: z.enum(["monthly", "quarterly", "annual"]),
    billingAnchorOn: day,
    autoPay: z.boolean(),
    poNumber: z.string().nullable(),
    vatNumber: z.string().nullable(),
    registrationNumber: z.string().nullable(),
  }),
  contracts: z.strictObject({
    ...own,
    billGroup: under("bill group"),
    number: z.string(),
    startsOn: day,
    endsOn: day,
    autoRenew: z.boolean(),
    renewalSelfService: z.boolean(),
    paidBy: z.enum(["invoice", "card"]),
    currency: z.string(),
    value: amount,
    onlinePayment: z.boolean(),
    poNumber: z.string().nullable(),
  }),
  invoices: z.strictObject({
    ...own,
    contract: under("contract"),
    number: z.string(),
    reference: z.string().meta({ description: "Names it in the portal's addresses" }),
    issuedOn: day,
    dueOn: day,
    currency: z.string(),
    total: amount,
    open: amount.meta({ description: "What is still to be paid, by the ledger" }),
    poNumber: z.string().nullable(),
    revision: z.int().meta({ description: "Grows with each change of the PO number" }),
    isVoid: z.boolean(),
    isDisputed: z.boolean(),
  }),
  "credit-memos": z.strictObject({
    ...own,
    contract: under("contract"),
    number: z.string(),
    issuedOn: day,
    currency: z.string(),
    total: amount,
    left: amount.meta({ description: "What is not applied yet" }),
    applications: z
      .array(z.strictObject({ ...own, number: z.string(), amount }))
      .meta({ description: "What it was used on, by invoice" }),
    reason: z.string().nullable(),
  }),
  payments: z.strictObject({
    id: z.uuid(),
    account: under("account"),
    number: z.string(),
    method: z.enum(["card", "bank_debit", "transfer"]),
    receivedAt: z.iso.datetime(),
    currency: z.string(),
    amount,
    unapplied: amount.meta({ description: "What of it pays nothing now" }),
    allocations: z.array(z.strictObject({ ...own, number: z.string(), amount })).meta({ description: "By invoice" }),
  }),
} as const;

export const taken = z.strictObject({
  externalId: z.string(),
  id: z.uuid(),
  result: z.enum(["new", "changed", "unchanged"]),
});

/** RFC 9457. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  reference: z.string().meta({ description: "Of the request, which is also in our log" }),
  errors: z
    .array(z.strictObject({ pointer: z.string(), reason: z.string(), detail: z.string() }))
    .optional()
    .meta({ description: "What is wrong where, by JSON pointer into the body" }),
});
export type Problem = z.output<typeof problem>;
