import type Stripe from "stripe";
import { newId } from "../state/ids";
import { idOf, type World } from "../state/world";
import type { Decline } from "./cards";
import { sentenceOf } from "./declines";

type Status = "succeeded" | "pending" | "failed";

/** Writes down that money was taken, is under way, or was refused. */
export function createCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  status: Status,
  decline: Decline | null = null,
): Stripe.Charge {
  const id = newId("ch");
  const charge: Stripe.Charge = {
    ...emptyCharge,
    id,
    amount: intent.amount,
    amount_captured: status === "succeeded" ? intent.amount : 0,
    billing_details: { ...method.billing_details, email: intent.receipt_email },
    captured: status !== "failed",
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    failure_code: decline?.code ?? null,
    failure_message: decline ? sentenceOf(decline) : null,
    fraud_details: {},
    metadata: { ...intent.metadata },
    outcome: outcomeOf(decline),
    paid: status === "succeeded",
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method, intent.amount),
    receipt_email: intent.receipt_email,
    status,
  };
  world.state.charges.add(charge);
  intent.latest_charge = id;
  if (status === "failed") world.emit("charge.failed", charge);
  if (status === "succeeded") world.emit("charge.succeeded", charge);
  return charge;
}

/** What no charge of the sandbox ever fills. */
const emptyCharge = {
  object: "charge",
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: "PAYMENT SANDBOX",
  disputed: false,
  failure_balance_transaction: null,
  livemode: false,
  on_behalf_of: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} as const;

const outcomeOf = (decline: Decline | null): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: decline ? "declined_by_network" : "approved_by_network",
  reason: decline ? (decline.declineCode ?? decline.code) : null,
  risk_level: "normal",
  seller_message: decline ? "The bank did not return any further details with this decline." : "Payment complete.",
  type: decline ? "issuer_declined" : "authorized",
});

function detailsOf(method: Stripe.PaymentMethod, amount: number): Stripe.Charge.PaymentMethodDetails {
  const { card, sepa_debit } = method;
  if (!card) return { type: method.type, ...(sepa_debit ? { sepa_debit: { ...sepa_debit, mandate: null } } : {}) };
  return {
    type: "card",
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: "disabled" },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: "unavailable" },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: "unavailable" },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: amount, status: "unavailable" },
      regulated_status: null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

/** A debit that was under way ends. */
export function settleCharge(world: World, charge: Stripe.Charge, decline: Decline | null): void {
  charge.status = decline ? "failed" : "succeeded";
  charge.paid = decline === null;
  charge.captured = decline === null;
  charge.amount_captured = decline ? 0 : charge.amount;
  charge.failure_code = decline?.code ?? null;
  charge.failure_message = decline ? sentenceOf(decline) : null;
  charge.outcome = outcomeOf(decline);
  world.emit(decline ? "charge.failed" : "charge.succeeded", charge);
}
