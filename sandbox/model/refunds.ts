import type Stripe from "stripe";
import { invalid } from "../http/fault";
import { newId } from "../state/ids";
import { idOf, type World } from "../state/world";
import { formatAmount } from "./currency";

export interface NewRefund {
  amount?: number | undefined;
  reason?: Stripe.Refund.Reason | undefined;
  metadata?: Record<string, string> | undefined;
}

/** Gives money back. Parts add up, and never to more than was taken [M3]. @throws in Stripe's words. */
export function refundCharge(world: World, charge: Stripe.Charge, given: NewRefund): Stripe.Refund {
  const amount = refundable(charge, given.amount);
  const refund: Stripe.Refund = {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: { card: { type: "refund" }, type: "card" },
    metadata: given.metadata ?? {},
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  world.state.refunds.add(refund);
  world.emit("refund.created", refund);
  world.emit("charge.refunded", charge);
  return refund;
}

function refundable(charge: Stripe.Charge, wanted: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.status !== "succeeded")
    throw invalid(`Charge ${charge.id} has not succeeded, so it cannot be refunded.`, {
      code: "charge_not_refundable",
    });
  if (charge.refunded)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (charge.disputed)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: "charge_disputed" });
  const amount = wanted ?? left;
  if (amount > left) {
    const [asked, rest] = [amount, left].map((one) => formatAmount(one, charge.currency, "en-US"));
    throw invalid(`Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`, {
      param: "amount",
    });
  }
  return amount;
}

/** A bank sends a refund back: the money was not returned after all. */
export function failRefund(world: World, refund: Stripe.Refund): void {
  const charge = world.state.charges.get(idOf(refund.charge) ?? "");
  if (refund.status !== "succeeded" || !charge) throw invalid(`Refund ${refund.id} cannot fail any more.`);
  refund.status = "failed";
  refund.failure_reason = "lost_or_stolen_card";
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  world.emit("refund.updated", refund);
}
