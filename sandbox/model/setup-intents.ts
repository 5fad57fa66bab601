import type Stripe from "stripe";
import { invalid } from "../http/fault";
import { newId } from "../state/ids";
import { idOf, type World } from "../state/world";
import type { Attempt, AttemptResult } from "./attempts";
import type { Decline } from "./cards";
import { AUTHENTICATION_REQUIRED, sentenceOf } from "./declines";
import { attachMethod, checkUsable, meansOf } from "./payment-methods";

export interface NewSetup {
  customer?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  methodTypes?: string[] | undefined;
  automaticMethods?: boolean | undefined;
  usage?: "off_session" | "on_session" | undefined;
}

export function createSetupIntent(world: World, given: NewSetup): Stripe.SetupIntent {
  const id = newId("seti");
  return world.state.setupIntents.add({
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: given.automaticMethods ? { allow_redirects: "always", enabled: true } : null,
    cancellation_reason: null,
    client_secret: `${id}_${newId("secret")}`,
    created: world.clock.seconds(),
    customer: given.customer ?? null,
    customer_account: null,
    description: given.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: given.methodTypes ?? ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: given.usage ?? "off_session",
  });
}

const OPEN = ["requires_payment_method", "requires_confirmation", "requires_action"];

const wrongState = (intent: Stripe.SetupIntent, act: string): Error =>
  invalid(`You cannot ${act} this SetupIntent because it has a status of ${intent.status}.`, {
    code: "setup_intent_unexpected_state",
    setup_intent: intent,
  });

/** Saves a means of payment without taking money. */
export function setUpWith(
  world: World,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  attempt: Attempt,
): AttemptResult {
  if (!OPEN.includes(intent.status)) throw wrongState(intent, "confirm");
  checkUsable(world, method, idOf(intent.customer));
  intent.payment_method = method.id;
  intent.last_setup_error = null;
  intent.next_action = null;
  const { behaviour } = meansOf(world, method);
  if (behaviour.kind === "declines") return refuse(intent, method, behaviour.decline);
  if (behaviour.kind !== "authenticates") return finish(world, intent, method);
  if (attempt.errorOnAction) return refuse(intent, method, AUTHENTICATION_REQUIRED);
  intent.status = "requires_action";
  intent.next_action = attempt.nextAction;
  return { kind: "requires_action" };
}

export function authenticateSetup(world: World, intent: Stripe.SetupIntent, passed: boolean): AttemptResult {
  if (intent.status !== "requires_action") throw wrongState(intent, "authenticate");
  const method = world.state.paymentMethods.get(idOf(intent.payment_method) ?? "");
  if (!method) throw new Error("an authentication without a payment method");
  intent.next_action = null;
  if (!passed) return refuse(intent, method, { code: "setup_intent_authentication_failure", declineCode: null });
  meansOf(world, method).authenticated = true;
  return finish(world, intent, method);
}

function finish(world: World, intent: Stripe.SetupIntent, method: Stripe.PaymentMethod): AttemptResult {
  intent.status = "succeeded";
  const customer = idOf(intent.customer);
  if (customer) attachMethod(world, method, customer);
  world.emit("setup_intent.succeeded", intent);
  return { kind: "succeeded" };
}

function refuse(intent: Stripe.SetupIntent, method: Stripe.PaymentMethod, decline: Decline): AttemptResult {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.last_setup_error = {
    code: decline.code,
    ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    message: sentenceOf(decline),
    payment_method: structuredClone(method),
    type: decline.code.endsWith("authentication_failure") ? "invalid_request_error" : "card_error",
  };
  return { kind: "declined", decline };
}

export function cancelSetupIntent(
  intent: Stripe.SetupIntent,
  reason: Stripe.SetupIntent.CancellationReason | null,
): void {
  if (!OPEN.includes(intent.status)) throw wrongState(intent, "cancel");
  intent.status = "canceled";
  intent.cancellation_reason = reason;
  intent.next_action = null;
}

export const isOpenSetup = (intent: Stripe.SetupIntent): boolean => OPEN.includes(intent.status);
