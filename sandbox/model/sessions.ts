import type Stripe from "stripe";
import { newId } from "../state/ids";
import type { Order } from "../state/state";
import type { World } from "../state/world";
import { intentToSetUp, newSessionId } from "./checkout";

export interface NewSession {
  mode: "payment" | "setup";
  lines: { name: string; description: string | null; unitAmount: number; quantity: number }[];
  currency: string;
  successUrl: string;
  cancelUrl: string | null;
  clientReferenceId: string | null;
  customer: string | null;
  customerEmail: string | null;
  customerCreation: Stripe.Checkout.Session.CustomerCreation | null;
  expiresAt: number;
  locale: Stripe.Checkout.Session.Locale | null;
  metadata: Record<string, string>;
  methodTypes: string[] | null;
  submitType: Stripe.Checkout.Session.SubmitType | null;
  order: Omit<Order, "id" | "lines">;
}

export function createSession(world: World, given: NewSession): Stripe.Checkout.Session {
  const id = newSessionId();
  const lines = given.lines.map((line) => lineOf(world, line, given.currency));
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const paid = given.mode === "payment";
  const session: Stripe.Checkout.Session = {
    ...emptySession,
    id,
    amount_subtotal: paid ? total : null,
    amount_total: paid ? total : null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    cancel_url: given.cancelUrl,
    client_reference_id: given.clientReferenceId,
    created: world.clock.seconds(),
    currency: given.currency,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: given.customer,
    customer_creation: given.customerCreation,
    customer_email: given.customerEmail,
    expires_at: given.expiresAt,
    locale: given.locale,
    metadata: given.metadata,
    mode: given.mode,
    allowed_payment_method_types: given.methodTypes,
    payment_method_types: given.methodTypes ?? ["card"],
    payment_status: paid && total > 0 ? "unpaid" : "no_payment_required",
    phone_number_collection: { enabled: false },
    shipping_options: [],
    submit_type: given.submitType,
    success_url: given.successUrl,
    total_details: paid ? { amount_discount: 0, amount_shipping: 0, amount_tax: 0 } : null,
    url: `${world.publicUrl}/c/pay/${id}`,
  };
  world.state.sessions.add(session);
  world.state.orders.add({ id, lines, ...given.order });
  world.state.openSessions.add(id);
  if (!paid) intentToSetUp(world, session);
  return session;
}

/** What is empty in a new session, and what the sandbox never fills. */
const emptySession = {
  object: "checkout.session",
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  customer_account: null,
  customer_details: null,
  discounts: null,
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  status: "open",
  subscription: null,
  ui_mode: "hosted_page",
  wallet_options: null,
} as const;

function lineOf(world: World, line: NewSession["lines"][number], currency: string): Stripe.LineItem {
  const amount = line.unitAmount * line.quantity;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: line.name,
    metadata: {},
    price: priceOf(world, line.unitAmount, currency),
    quantity: line.quantity,
  };
}

/** `unit_amount_decimal` is an object in the SDK's types and text on the wire; nobody here reads it, so it stays null. */
const priceOf = (world: World, unitAmount: number, currency: string): Stripe.Price => ({
  id: newId("price"),
  object: "price",
  active: false,
  billing_scheme: "per_unit",
  created: world.clock.seconds(),
  currency,
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: newId("prod", 14),
  recurring: null,
  tax_behavior: "unspecified",
  tiers_mode: null,
  transform_quantity: null,
  type: "one_time",
  unit_amount: unitAmount,
  unit_amount_decimal: null,
});
