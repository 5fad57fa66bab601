import type Stripe from "stripe";
import { invalid, missing } from "../http/fault";
import { idOf, type World } from "../state/world";
import { type AttemptResult, nextActionFor } from "./attempts";
import { cardByNumber, isBankDebit, plainNumber } from "./cards";
import { followPayment, followSetup, intentToPay, intentToSetUp, sessionOf, successUrl } from "./checkout";
import { authenticatePayment, payWith, settleDebit } from "./payment-intents";
import { createCardMethod, createDebitMethod } from "./payment-methods";
import { authenticateSetup, setUpWith } from "./setup-intents";

/** What a customer has entered, checked. Lives only as long as the request. */
export interface Entered {
  number: string;
  expMonth: number;
  expYear: number;
  name: string | null;
}

/** The means of payment behind what was entered; null for a number that is no test card. */
export function methodEntered(world: World, entered: Entered): Stripe.PaymentMethod | null {
  if (isBankDebit(entered.number)) return createDebitMethod(world);
  const card = cardByNumber(plainNumber(entered.number), world.state.salt);
  return card && createCardMethod(world, card, entered);
}

/** The customer presses Pay. All of it in one go: two presses cannot both find the session open [M1]. */
export function submitCheckout(
  world: World,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): AttemptResult {
  if (session.status !== "open") throw invalid("This Checkout Session is no longer open.");
  if (session.mode === "setup") {
    const intent = intentToSetUp(world, session);
    const result = setUpWith(world, intent, method, hosted(world, intent.id, session));
    followSetup(world, intent);
    return result;
  }
  const intent = intentToPay(world, session);
  const result = payWith(world, intent, method, hosted(world, intent.id, session));
  followPayment(world, intent);
  return result;
}

const hosted = (world: World, intent: string, session: Stripe.Checkout.Session) => ({
  offSession: false,
  errorOnAction: false,
  nextAction: nextActionFor(world, intent, successUrl(session)),
});

export type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** @throws where there is no such intent. */
export function intentById(world: World, id: string): Intent {
  const intent = world.state.paymentIntents.get(id) ?? world.state.setupIntents.get(id);
  if (!intent) throw missing("intent", id);
  return intent;
}

/** The customer's bank answers. @throws where the intent no longer waits for it. */
export function authenticate(world: World, intent: Intent, passed: boolean): AttemptResult {
  if (intent.object === "setup_intent") {
    const result = authenticateSetup(world, intent, passed);
    followSetup(world, intent);
    return result;
  }
  const result = authenticatePayment(world, intent, passed);
  followPayment(world, intent);
  return result;
}

export function endDebit(world: World, intent: Stripe.PaymentIntent, succeeded: boolean): void {
  settleDebit(world, intent, succeeded);
  followPayment(world, intent);
}

/** Where the customer goes after the authentication page. */
export function afterAuthentication(world: World, intent: Intent): string | null {
  const session = sessionOf(world, intent.id);
  const done = intent.status === "succeeded";
  if (session) return done ? successUrl(session) : `${world.publicUrl}/c/pay/${session.id}`;
  const back = intent.status === "requires_action" ? intent.next_action?.redirect_to_url?.return_url : null;
  return back ?? null;
}

/** A return address with what Stripe adds to it. */
export function returnAddress(back: string, intent: Intent): string {
  const url = new URL(back);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? "");
  url.searchParams.set("redirect_status", intent.status === "succeeded" ? "succeeded" : "failed");
  return url.href;
}

/** The session that shows this intent, for texts and language. */
export const shownSession = (world: World, intent: Intent): Stripe.Checkout.Session | null =>
  sessionOf(world, intent.id) ?? null;

export const methodOf = (world: World, intent: Intent): Stripe.PaymentMethod | undefined =>
  world.state.paymentMethods.get(idOf(intent.payment_method) ?? "");
