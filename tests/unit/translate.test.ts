import { describe, expect, test } from "vitest";
import { canTurnOffRenewal, canTurnOnRenewal } from "@/lib/contracts/renewal/rules";
import { canPayOnline, canPayWhole } from "@/lib/invoices/online/rules";
import { canChangePurchaseOrder } from "@/lib/invoices/purchase-order/rules";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { canUseMethod } from "@/lib/payments/saved/rules";
import { addDays, plainDate } from "@/lib/platform/dates";
import { type Decision, type ReasonKey, type Refusal, refused } from "@/lib/platform/decision";
import { LOCALES, type Locale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import { besideFields, explain, fieldMessage, messagesOf, translator } from "@/lib/platform/translate";
import { canApprove, canAsk, canAskAgain } from "@/lib/users/requests/rules";
import { CATALOG_PARAMS } from "../catalog/reason-params";
import { COLLECTIONS_PARAMS } from "../collections/reason-params";
import { IMPORTS_PARAMS } from "../imports/reason-params";
import { QUOTES_PARAMS } from "../quotes/reason-params";

const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = messagesOf("en").reasons;

/** Every reason there is, `noun.what`. */
const reasons = Object.entries(REASONS).flatMap(([noun, sentences]) =>
  Object.keys(sentences).map((what) => `${noun}.${what}` as ReasonKey),
);

/** What the rules of Manage Users give; each sentence takes its own. */
const USERS_PARAMS = {
  name: "Ben Holt",
  number: "C-1001",
  group: "Acme US",
  today: plainDate("2028-03-01"),
  ends: plainDate("2028-04-01"),
};

/** What is given with the reasons that no pure rule makes; a sentence that wants more than this fails below. */
const PARAMS: Readonly<Record<string, Refusal["params"]>> = {
  "platform.too_many_files": { seconds: 17 },
  "platform.too_many_exports": { seconds: 17 },
  "platform.too_many_uploads": { most: 2 },
  "platform.foreign_origin": { address: "https://portal.example" },
  "payment.not_in_set": { number: "INV-1" },
  "payment.other_currency": { currency: "EUR" },
  "payment.no_debit": { currency: "SEK" },
  "payment.set_over_limit": { limit: { minor: 100n, currency: "USD" }, over: { minor: 1n, currency: "USD" } },
  ...Object.fromEntries(
    [...["missing", "malformed", "decimals", "not_positive", "over", "under", "whole", "rest", "step"], "leaves"].map(
      (what) => {
        const amount = { minor: 100n, currency: "EUR" };
        return [
          `payment.amount_${what}`,
          { currency: "EUR", open: amount, from: amount, step: amount, rest: amount, least: amount },
        ];
      },
    ),
  ),
  "billing.not_whole_group": { name: "Acme US" },
  "methods.last_with_auto_pay": { name: "Acme US" },
  "billing.saved_meanwhile": { who: "Ben Holt", at: "3 Nov 2026, 14:02 CET" },
  "billing.vat_unknown_country": { prefix: "XX" },
  "billing.vat_malformed": { prefix: "SE" },
  "billing.registration_malformed": { country: "SE" },
  "purchase_order.too_many": { most: 500 },
  "share.too_many": { hours: 5 },
  ...Object.fromEntries(
    [
      ...["other_account", "void", "paid", "other_seller", "under_way", "disputed", "paid_by_it", "came_for_it"],
      ...["off_asked_back", "off_charged_back", "off_refunded", "off_void"],
    ].map((reason) => [`unapplied.${reason}`, { number: "INV-1042" }]),
  ),
  "unapplied.taken_off": { number: "INV-1042", who: "Carl Cole", on: plainDate("2028-03-01") },
  "unapplied.other_currency": { number: "INV-1042", currency: "EUR", paid: "USD" },
  "unapplied.too_much": { most: money(1_000n, "USD") },
  "personal_data.protected": { number: "C-1001" },
  "personal_data.named_by_rule": { group: "Acme US" },
  "personal_data.disputing": { number: "INV-1042" },
  "desk.too_many_codes": { minutes: 5 },
  "webhooks.too_many": { most: 20 },
  "support.full": { most: 200 },
  "support.too_many": { minutes: 5 },
  "support.too_many_files": { minutes: 5 },
  "addresses.postal_malformed": { example: "111 30" },
  "addresses.postal_elsewhere": { region: "California" },
  "statements.ends_in_future": { today: plainDate("2028-03-01") },
  ...Object.fromEntries(
    Object.keys(messagesOf("en").reasons.access_rules).map((what) => [
      `access_rules.${what}`,
      { value: "a@company.com", domain: "company.com", most: 500, day: plainDate("2028-03-01") },
    ]),
  ),
  ...Object.fromEntries(
    ["place_ended", "rules_off", "no_active_contract"].map((what) => [
      `access_check.${what}`,
      { rule: "company.com", day: plainDate("2028-03-01") },
    ]),
  ),
  ...IMPORTS_PARAMS,
  "staff.has_left": { name: "Anna Ek" },
  "staff.last_admin": { name: "Anna Ek" },
  "staff.no_factor": { name: "Anna Ek" },
  "staff.known": { email: "anna@fjord.example" },
  ...COLLECTIONS_PARAMS,
  ...QUOTES_PARAMS,
  ...CATALOG_PARAMS,
  ...Object.fromEntries(
    Object.keys(messagesOf("en").reasons.users).map((what) => [`users.${what}`, { ...USERS_PARAMS }]),
  ),
};

/** Every refusal the renewal rules can give: all states of a contract, on days before, in and after its window. */
function renewalRefusals(): Refusal[] {
  const endsOn = plainDate("2028-03-01");
  const both = [true, false];
  const terms = both.flatMap((autoRenew) =>
    both.flatMap((wasTurnedOffHere) =>
      both.flatMap((isSelfService) =>
        both.flatMap((viewerIsContact) =>
          (["active", "ended"] as const).map((status) => ({
            ...{ autoRenew, wasTurnedOffHere, isSelfService, viewerIsContact, status, endsOn },
            timeZone: "Europe/Stockholm",
            accountExecutive: { name: "Anna Ek", email: "anna.ae@fjord.example", phone: null },
            primaryContact: null,
          })),
        ),
      ),
    ),
  );
  const days = [-200, -50, -1].map((away) => addDays(endsOn, away));
  const decisions = terms.flatMap((each) =>
    days.flatMap((today): Decision[] => [canTurnOffRenewal(each, today), canTurnOnRenewal(each, today)]),
  );
  return decisions.flatMap((decision) => (decision.allowed ? [] : [decision, ...decision.also]));
}

const usd = (minor: bigint) => ({ minor, currency: "USD" });
const collector = { name: "Carl Cole", email: "carl.collector@fjord.example", phone: null };
const payable: InvoiceFacts = {
  ...{ number: "INV-1", isVoid: false, payable: usd(100n), open: usd(100n), dueOn: plainDate("2028-03-01") },
  ...{ isDisputed: false, underWay: null, onlineLimit: usd(1000n), partFrom: null, termsAllowOnline: true, collector },
};

/** What stops a saved method only. */
function savedRefusals(): Refusal[] {
  const group = { name: "Acme US", hiddenContracts: 1, holdsManageBilling: false, holder: null };
  const standing = { ...group, customerService: collector };
  const [today, expiresOn] = [plainDate("2028-03-01"), plainDate("2028-02-29")];
  const decisions = [
    canUseMethod({ standing, expiresOn: null, today }),
    canUseMethod({ standing: null, expiresOn, today }),
  ];
  return decisions.flatMap((decision) => (decision.allowed ? [] : [decision]));
}

/** Every refusal of paying online: each test of the rule failed alone, and with nothing to name. */
function paymentRefusals(): Refusal[] {
  const at = new Date(0);
  const decisions = [
    { isVoid: true },
    { open: usd(0n) },
    { underWay: { by: null, startedAt: at, endsAt: at } },
    { underWay: { by: "Ben Holt", startedAt: at, endsAt: at } },
    { isDisputed: true },
    { onlineLimit: null },
    { onlineLimit: usd(99n) },
    { onlineLimit: usd(99n), open: usd(160n), partFrom: usd(60n) },
    { open: usd(49n) },
    { open: money(12_345n, "KWD"), onlineLimit: money(99_999n, "KWD") },
    { termsAllowOnline: false },
  ].flatMap((change) => [canPayOnline({ ...payable, ...change }), canPayWhole({ ...payable, ...change })]);
  return decisions.flatMap((decision) => (decision.allowed ? [] : [decision]));
}

/** Every refusal of asking for access and of answering. */
function requestRefusals(): Refusal[] {
  const [day, later] = [plainDate("2028-03-01"), plainDate("2028-03-15")];
  const open = { state: "open", since: day, isAlreadyIn: false, ownEndsOn: null } as const;
  const service = { name: "Fjord", email: "service@fjord.example", phone: null };
  const over = (["approved", "declined", "withdrawn", "expired"] as const).map((state) => ({ ...open, state }));
  const decisions = [
    canAsk({ askedOn: day, waitsUntil: later }),
    canAskAgain("person", 1, service),
    canAskAgain("network", 86_400, service),
    ...over.map((request) => canApprove(request, null, day)),
    canApprove({ ...open, isAlreadyIn: true }, null, day),
    canApprove(open, day, later),
    canApprove({ ...open, ownEndsOn: day }, later, day),
  ];
  return decisions.flatMap((decision) => (decision.allowed ? [] : [decision]));
}

/** Every refusal of changing a PO number. */
function purchaseOrderRefusals(): Refusal[] {
  const at = new Date(0);
  const decisions = [
    { isVoid: true },
    { underWay: { by: null, startedAt: at, endsAt: at } },
    { underWay: { by: "Ben Holt", startedAt: at, endsAt: at } },
  ].map((change) => canChangePurchaseOrder({ ...payable, ...change }));
  return decisions.flatMap((decision) => (decision.allowed ? [] : [decision]));
}

const ruleRefusals = (): Refusal[] => [
  ...purchaseOrderRefusals(),
  ...renewalRefusals(),
  ...paymentRefusals(),
  ...savedRefusals(),
  ...requestRefusals(),
];

describe("a payment under way", () => {
  const of = { by: "Ben Holt", startedAt: new Date(0), endsAt: new Date("2027-03-10T20:30:00Z") };
  const said = (ends: object, locale: "en" | "sv") =>
    paymentWords({ ...payable, underWay: { ...of, ...ends } }, locale).replace(/\s/g, " ");
  const paymentWords = (invoice: InvoiceFacts, locale: "en" | "sv") => {
    const decision = canPayOnline(invoice);
    return decision.allowed ? "" : explain(decision, locale);
  };

  test("[WHY-1] says when its page closes by itself, in the seller entity's zone; a debit takes days", () => {
    const closes = { timeZone: "America/Los_Angeles" };
    expect(said(closes, "en")).toContain("or ends by itself on 10 Mar 2027, 12:30 GMT-8, nothing else");
    expect(said(closes, "sv")).toContain("eller upphör av sig självt 10 mars 2027 12:30");
    expect(said({ takesDays: true }, "en")).toContain("A bank debit takes a few days; until it is done, nothing else");
    expect(said({}, "en")).toContain("Until that is done or called off, nothing else");
    expect(said({ by: null, takesDays: true }, "en")).toContain("It takes a few days; until then nothing else");
    expect(said({ by: null }, "en")).toContain("It shows here within minutes; until then nothing else");
  });
});

test("[WHY-1] what is refused beside fields names who can help", () => {
  const ask = { name: "Carl Cole", email: "carl.collector@fjord.example", phone: null };
  const fields = {
    endsOn: { reason: "payment.paid", params: {} },
    on: { reason: "payment.disputed", params: {}, ask },
  } as const;
  expect(besideFields(fields, "en")).toMatchObject({ fieldErrors: { on: [expect.any(String)] }, help: ask });
  expect(besideFields({ endsOn: fields.endsOn }, "en")).not.toHaveProperty("help");
});

/** A sentence for people: words, an end, and nothing left to be filled in. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^\p{Lu}.{10,}[.!?]$/su);
  expect(text).not.toMatch(/[{}]|\bundefined\b|\bnull\b|\bNaN\b|Invalid|reasons\./);
}

describe.each(LOCALES)("in %s", (locale: Locale) => {
  test("[WHY-1, ANY-2] every refusal of the rules is a sentence, its dates and money in words", () => {
    const found = ruleRefusals();
    expect(new Set(found.map(({ reason }) => reason)).size).toBe(34);
    for (const refusal of found) {
      const text = explain(refusal, locale);
      expectSentence(text);
      expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    }
  });

  test.each(reasons)("[WHY-1, ANY-2] %s has its sentence, and all that it wants is given", (reason) => {
    const fromRules = ruleRefusals().find((refusal) => refusal.reason === reason);
    expectSentence(explain({ reason, params: PARAMS[reason] ?? fromRules?.params ?? {} }, locale));
  });

  test("[ANY-4] every field error has its sentence, known key or not", () => {
    const { field } = messagesOf(locale).errors;
    for (const key of Object.keys(field)) expectSentence(fieldMessage({ message: key }, locale));
    expect(fieldMessage({ message: "email_malformed", code: "custom" }, locale)).toBe(field.email_malformed);
    expect(fieldMessage({ message: "Too big: expected 5", code: "too_big" }, locale)).toBe(field.too_big);
    expect(fieldMessage({ message: "no such key", code: "no_such_code" }, locale)).toBe(field.invalid);
  });
});

describe("a refusal's sentence", () => {
  test("[REN-3] says the window's days as people write them", () => {
    const dates = { opens: plainDate("2027-12-02"), closes: plainDate("2028-02-23"), ended: plainDate("2028-03-01") };
    const early = refused("renewal.too_early", { params: dates });
    expect(explain(early, "en")).toContain("from 2 Dec 2027 to 23 Feb 2028");
    expect(explain(early, "sv")).toContain("2 dec. 2027");
    expect(explain(refused("renewal.contract_ended", { params: dates }), "en")).toContain("1 Mar 2028");
  });

  test("[ANY-2] is another in each language", () => {
    const found = ruleRefusals();
    for (const reason of reasons) {
      const ofRule = found.find((refusal) => refusal.reason === reason);
      const params = { ...PARAMS[reason], ...ofRule?.params };
      expect(explain({ reason, params }, "en")).not.toBe(explain({ reason, params }, "sv"));
    }
  });

  test("[S5] takes what stands in a parameter as text, whatever it is", () => {
    const address = "<b>{x}</b> {count, plural, one {x} other {y}} '{";
    expect(explain({ reason: "platform.foreign_origin", params: { address } }, "en")).toContain(address);
  });

  test("[ANY-2] is chosen by the locale alone: both translators know their language", () => {
    expect([translator("en")("mail.renewal.button"), translator("sv")("mail.renewal.button")]).toEqual([
      messagesOf("en").mail.renewal.button,
      messagesOf("sv").mail.renewal.button,
    ]);
    expect(messagesOf("en").mail.renewal.button).not.toBe(messagesOf("sv").mail.renewal.button);
  });
});
