import { readFileSync } from "node:fs";
import Stripe from "stripe";
import { expect, test } from "vitest";
import { API_VERSION } from "../../sandbox/webhooks/events";
import { checkoutOf, type Kit, refusal, start } from "./kit";

type Json = { [key: string]: unknown };

const { resources } = JSON.parse(
  readFileSync(new URL("../../sandbox/fixtures/stripe-fixtures.json", import.meta.url), "utf8"),
) as { resources: Record<string, Json> };

/** Newer than the fixtures: the installed SDK's types demand them, or Stripe's current version sends them. */
const NEWER: Record<string, string> = {
  "checkout.session.allowed_payment_method_types": "replaces payment_method_types as a parameter",
  "payment_intent.allowed_payment_method_types": "replaces payment_method_types as a parameter",
  "payment_intent.payment_record": "the SDK's type demands it",
  "setup_intent.allowed_payment_method_types": "replaces payment_method_types as a parameter",
  "setup_intent.customer_account": "Stripe's newer accounts; the SDK's type has it",
  "dispute.intended_submission_method": "the SDK's type demands it",
  "refund.failure_reason": "there once a refund has failed",
};
/** Filled by the account's own choices: the fixture's keys are an example. */
const FREE = ["metadata", "payment_method_options", "data.object"];

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

/** Where ours lacks a field of Stripe's or has it as another kind of thing. */
function lacks(stripes: Json, ours: Json, path: string): string[] {
  return Object.entries(stripes).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (FREE.some((free) => at.endsWith(`.${free}`))) return [];
    if (!(key in ours)) return [`${at} is missing`];
    const mine = ours[key];
    if (mine === null || value === null) return [];
    if (kindOf(mine) !== kindOf(value)) return [`${at} is ${kindOf(mine)}, not ${kindOf(value)}`];
    return kindOf(mine) === "object" ? lacks(value as Json, mine as Json, at) : [];
  });
}

/** Where ours has a field that Stripe does not. */
const invents = (stripes: Json, ours: Json, name: string): string[] =>
  Object.keys(ours)
    .filter((key) => !(key in stripes) && !(`${name}.${key}` in NEWER))
    .map((key) => `${name}.${key}`);

const paid = ({ stripe }: Kit, method = "pm_card_visa") =>
  stripe.paymentIntents.create({ amount: 5_000, currency: "eur", payment_method: method, confirm: true });

const OBJECTS: [name: string, make: (kit: Kit) => Promise<object>][] = [
  ["customer", ({ stripe }) => stripe.customers.create()],
  ["checkout.session", ({ stripe }) => stripe.checkout.sessions.create(checkoutOf())],
  [
    "checkout.session",
    async ({ stripe, sandbox }) => {
      const { id } = await stripe.checkout.sessions.create(checkoutOf());
      await sandbox.control.pay(id, { card: "4242424242424242" });
      return stripe.checkout.sessions.retrieve(id);
    },
  ],
  [
    "checkout.session",
    ({ stripe }) =>
      stripe.checkout.sessions.create({ mode: "setup", currency: "sek", success_url: "http://localhost:3000/" }),
  ],
  ["payment_intent", (kit) => paid(kit)],
  ["payment_intent", async (kit) => (await refusal(paid(kit, "pm_card_chargeDeclined"))).payment_intent ?? {}],
  ["payment_intent", (kit) => paid(kit, "pm_card_authenticationRequired")],
  ["setup_intent", ({ stripe }) => stripe.setupIntents.create({ payment_method: "pm_card_visa", confirm: true })],
  ["payment_method", ({ stripe }) => stripe.paymentMethods.retrieve("pm_card_visa")],
  [
    "charge",
    async (kit) => kit.stripe.charges.retrieve(String((await paid(kit)).latest_charge), { expand: ["refunds"] }),
  ],
  ["refund", async (kit) => kit.stripe.refunds.create({ payment_intent: (await paid(kit)).id })],
  ["dispute", async (kit) => kit.sandbox.control.dispute(String((await paid(kit)).latest_charge), "needs_response")],
  [
    "event",
    async (kit) => {
      await paid(kit);
      return (await kit.stripe.events.list()).data[0] ?? {};
    },
  ],
];

test.each(OBJECTS)("[M3] our %s has the fields of Stripe's, and no others", async (name, make) => {
  const ours = JSON.parse(JSON.stringify(await make(await start()))) as Json;
  const stripes = resources[name] ?? {};
  expect(ours.object).toBe(name);
  expect(lacks(stripes, ours, name)).toEqual([]);
  expect(invents(stripes, ours, name)).toEqual([]);
});

test("[M3] the sandbox speaks the version the SDK is pinned to", () => {
  expect(API_VERSION).toBe(Stripe.API_VERSION);
});
