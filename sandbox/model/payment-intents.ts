import type Stripe from "stripe";
import { invalid } from "../http/fault";
import { newId } from "../state/ids";
import { idOf, type World } from "../state/world";
import { type Attempt, type AttemptResult, decide } from "./attempts";
import type { Decline } from "./cards";
import { createCharge, settleCharge } from "./charges";
import { sentenceOf } from "./declines";
import { attachMethod, checkUsable, meansOf } from "./payment-methods";

export interface NewIntent {
  amount: number;
  currency: string;
  customer?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  receiptEmail?: string | null | undefined;
  setupFutureUsage?: "off_session" | "on_session" | null | undefined;
  methodTypes?: string[] | undefined;
  automaticMethods?: boolean | undefined;
  statementDescriptorSuffix?: string | null | undefined;
  transferGroup?: string | null | undefined;
}

export function createPaymentIntent(world: World, given: NewIntent): Stripe.PaymentIntent {
  const id = newId("pi");
  const intent: Stripe.PaymentIntent = {
    ...emptyIntent,
    id,
    amount: given.amount,
    amount_details: { tip: {} },
    automatic_payment_methods: given.automaticMethods ? { allow_redirects: "always", enabled: true } : null,
    client_secret: `${id}_${newId("secret")}`,
    created: world.clock.seconds(),
    currency: given.currency,
    customer: given.customer ?? null,
    description: given.description ?? null,
    metadata: given.metadata ?? {},
    payment_method_options: {},
    payment_method_types: given.methodTypes ?? ["card"],
    receipt_email: given.receiptEmail ?? null,
    setup_future_usage: given.setupFutureUsage ?? null,
    statement_descriptor_suffix: given.statementDescriptorSuffix ?? null,
    status: "requires_payment_method",
    transfer_group: given.transferGroup ?? null,
  };
  return world.state.paymentIntents.add(intent);
}

/** What is empty in a new intent, and what the sandbox never fills. */
const emptyIntent = {
  object: "payment_intent",
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic",
  confirmation_method: "automatic",
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_record: null,
  processing: null,
  review: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  transfer_data: null,
} as const;

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];
const CANCELABLE = [...CONFIRMABLE, "requires_capture"];

const wrongState = (intent: Stripe.PaymentIntent, act: string): Error =>
  invalid(`You cannot ${act} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: "payment_intent_unexpected_state",
    payment_intent: intent,
  });

/** Tries to take the money. A payment that is under way or done is refused: one intent, at most one charge [M1]. */
export function payWith(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  attempt: Attempt,
): AttemptResult {
  if (!CONFIRMABLE.includes(intent.status)) throw wrongState(intent, "confirm");
  checkUsable(world, method, idOf(intent.customer));
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  const verdict = decide(meansOf(world, method), attempt);
  switch (verdict.kind) {
    case "declined":
      return refuse(world, intent, method, verdict.decline, verdict.reachesBank);
    case "requires_action":
      intent.status = "requires_action";
      intent.next_action = attempt.nextAction;
      world.emit("payment_intent.requires_action", intent);
      return { kind: "requires_action" };
    case "processing":
      intent.status = "processing";
      createCharge(world, intent, method, "pending");
      return { kind: "processing" };
    case "succeeded":
      return take(world, intent, method);
  }
}

/** The customer's bank has answered: the same intent goes on, and only from where it waits [M5]. */
export function authenticatePayment(world: World, intent: Stripe.PaymentIntent, passed: boolean): AttemptResult {
  if (intent.status !== "requires_action") throw wrongState(intent, "authenticate");
  const method = world.state.paymentMethods.get(idOf(intent.payment_method) ?? "");
  if (!method) throw new Error("an authentication without a payment method");
  intent.next_action = null;
  if (!passed) {
    const decline = { code: "payment_intent_authentication_failure", declineCode: null };
    return refuse(world, intent, method, decline, false);
  }
  const means = meansOf(world, method);
  if (intent.setup_future_usage) means.authenticated = true;
  const { behaviour } = means;
  if (behaviour.kind === "authenticates" && behaviour.afterwards)
    return refuse(world, intent, method, behaviour.afterwards, true);
  return take(world, intent, method);
}

/** A bank debit ends, days later. */
export function settleDebit(world: World, intent: Stripe.PaymentIntent, succeeded: boolean): void {
  const charge = world.state.charges.get(idOf(intent.latest_charge) ?? "");
  const method = world.state.paymentMethods.get(idOf(intent.payment_method) ?? "");
  if (intent.status !== "processing" || !charge || !method) throw wrongState(intent, "settle");
  if (succeeded) {
    settleCharge(world, charge, null);
    finish(world, intent, method);
    return;
  }
  const decline = { code: "payment_method_provider_decline", declineCode: "insufficient_funds" };
  settleCharge(world, charge, decline);
  fail(world, intent, method, decline, charge.id);
}

function take(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): AttemptResult {
  createCharge(world, intent, method, "succeeded");
  finish(world, intent, method);
  return { kind: "succeeded" };
}

function finish(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  const customer = idOf(intent.customer);
  if (customer && intent.setup_future_usage) attachMethod(world, method, customer);
  if (!method.customer) meansOf(world, method).spent = true;
  world.emit("payment_intent.succeeded", intent);
}

function refuse(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
  reachesBank: boolean,
): AttemptResult {
  const charge = reachesBank ? createCharge(world, intent, method, "failed", decline).id : undefined;
  fail(world, intent, method, decline, charge);
  return { kind: "declined", decline };
}

function fail(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
  charge: string | undefined,
): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.last_payment_error = {
    ...(charge ? { charge } : {}),
    code: decline.code,
    ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    message: sentenceOf(decline),
    payment_method: structuredClone(method),
    type: reasonType(decline),
  };
  world.emit("payment_intent.payment_failed", intent);
}

const reasonType = ({ code }: Decline) =>
  code.endsWith("authentication_failure") ? ("invalid_request_error" as const) : ("card_error" as const);

/** Ends it for good, so that no late authentication can still take the money. */
export function cancelPaymentIntent(
  world: World,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): void {
  if (!CANCELABLE.includes(intent.status)) throw wrongState(intent, "cancel");
  intent.status = "canceled";
  intent.canceled_at = world.clock.seconds();
  intent.cancellation_reason = reason;
  intent.next_action = null;
  world.emit("payment_intent.canceled", intent);
}

export const isCancelable = (intent: Stripe.PaymentIntent): boolean => CANCELABLE.includes(intent.status);
export const isChangeable = (intent: Stripe.PaymentIntent): boolean => CONFIRMABLE.includes(intent.status);
