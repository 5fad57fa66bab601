import type Stripe from "stripe";
import { invalid } from "../http/fault";
import { newId } from "../state/ids";
import { idOf, type World } from "../state/world";
import { createCustomer } from "./customers";
import { cancelPaymentIntent, createPaymentIntent, isCancelable } from "./payment-intents";
import { cancelSetupIntent, createSetupIntent, isOpenSetup } from "./setup-intents";

/** The session an intent belongs to, if it came from the hosted page. */
export function sessionOf(world: World, intent: string): Stripe.Checkout.Session | undefined {
  const id = world.state.sessionOfIntent.get(intent);
  return id === undefined ? undefined : world.state.sessions.get(id);
}

/** The intent of a session in payment mode: made when the customer first submits, and the same one ever after. */
export function intentToPay(world: World, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const known = world.state.paymentIntents.get(idOf(session.payment_intent) ?? "");
  if (known) return known;
  const order = world.state.orders.get(session.id);
  const intent = createPaymentIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "eur",
    customer: customerOf(world, session),
    description: order?.description,
    metadata: order?.intentMetadata,
    receiptEmail: order?.receiptEmail,
    setupFutureUsage: order?.setupFutureUsage,
    methodTypes: session.payment_method_types,
  });
  session.payment_intent = intent.id;
  world.state.sessionOfIntent.set(intent.id, session.id);
  return intent;
}

/** The intent of a session in setup mode, which exists from the start. */
export function intentToSetUp(world: World, session: Stripe.Checkout.Session): Stripe.SetupIntent {
  const known = world.state.setupIntents.get(idOf(session.setup_intent) ?? "");
  if (known) return known;
  const order = world.state.orders.get(session.id);
  const intent = createSetupIntent(world, {
    customer: customerOf(world, session),
    description: order?.description,
    metadata: order?.intentMetadata,
    methodTypes: session.payment_method_types,
  });
  session.setup_intent = intent.id;
  world.state.sessionOfIntent.set(intent.id, session.id);
  return intent;
}

function customerOf(world: World, session: Stripe.Checkout.Session): string | null {
  if (!session.customer && session.customer_creation === "always")
    session.customer = createCustomer(world, { email: session.customer_email }).id;
  return idOf(session.customer);
}

/** Brings a session to where its payment is. Called after every step of an intent. */
export function followPayment(world: World, intent: Stripe.PaymentIntent): void {
  const session = sessionOf(world, intent.id);
  if (!session || session.status === "expired") return;
  if (session.status === "open") {
    if (intent.status === "succeeded") session.payment_status = "paid";
    if (intent.status === "succeeded" || intent.status === "processing") complete(world, session);
    return;
  }
  if (session.payment_status === "paid") return;
  if (intent.status === "succeeded") {
    session.payment_status = "paid";
    world.emit("checkout.session.async_payment_succeeded", session);
  } else if (intent.status === "requires_payment_method") {
    world.emit("checkout.session.async_payment_failed", session);
  }
}

export function followSetup(world: World, intent: Stripe.SetupIntent): void {
  const session = sessionOf(world, intent.id);
  if (session?.status === "open" && intent.status === "succeeded") complete(world, session);
}

function complete(world: World, session: Stripe.Checkout.Session): void {
  const customer = world.state.customers.get(idOf(session.customer) ?? "");
  session.status = "complete";
  session.url = null;
  session.customer_details = {
    address: null,
    business_name: null,
    email: session.customer_email ?? customer?.email ?? null,
    individual_name: null,
    name: customer?.name ?? null,
    phone: customer?.phone ?? null,
    tax_exempt: "none",
    tax_ids: null,
  };
  world.state.openSessions.delete(session.id);
  world.emit("checkout.session.completed", session);
}

/** Closes a session and its intent with it: nobody can pay it any more. @throws where it is not open. */
export function expireSession(world: World, session: Stripe.Checkout.Session): void {
  if (session.status !== "open")
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}`,
    );
  session.status = "expired";
  session.url = null;
  world.state.openSessions.delete(session.id);
  const payment = world.state.paymentIntents.get(idOf(session.payment_intent) ?? "");
  if (payment && isCancelable(payment)) cancelPaymentIntent(world, payment, "expired");
  const setup = world.state.setupIntents.get(idOf(session.setup_intent) ?? "");
  if (setup && isOpenSetup(setup)) cancelSetupIntent(setup, "abandoned");
  world.emit("checkout.session.expired", session);
}

/** Expires what its time has run out for. */
export function expireDue(world: World): void {
  const now = world.clock.seconds();
  for (const id of world.state.openSessions) {
    const session = world.state.sessions.get(id);
    if (session && session.expires_at <= now) expireSession(world, session);
  }
}

/** Where the customer goes afterwards, with the session's id filled in as Stripe does. */
export const successUrl = (session: Stripe.Checkout.Session): string =>
  (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);

export const newSessionId = (): string => newId("cs_test", 58);
