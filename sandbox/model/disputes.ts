import type Stripe from "stripe";
import { invalid } from "../http/fault";
import { newId } from "../state/ids";
import { idOf, type World } from "../state/world";

const WEEK = 7 * 24 * 3_600;
const CLOSED = ["lost", "warning_closed", "won"];

export type DisputeStatus = "lost" | "needs_response" | "under_review" | "warning_closed" | "won";

/** The cardholder's bank takes a payment back, or decides on it. @throws where there is nothing to dispute or close. */
export function moveDispute(world: World, charge: Stripe.Charge, status: DisputeStatus): Stripe.Dispute {
  const open = world.state.disputes
    .newestFirst()
    .find((one) => idOf(one.charge) === charge.id && !CLOSED.includes(one.status));
  const dispute = open ?? createDispute(world, charge);
  dispute.status = status;
  dispute.evidence_details.past_due = CLOSED.includes(status);
  if (!open) world.emit("charge.dispute.created", dispute);
  if (!CLOSED.includes(status)) return dispute;
  dispute.is_charge_refundable = status === "warning_closed";
  charge.disputed = status === "lost";
  world.emit("charge.dispute.closed", dispute);
  return dispute;
}

function createDispute(world: World, charge: Stripe.Charge): Stripe.Dispute {
  if (charge.status !== "succeeded" || charge.disputed) throw invalid(`Charge ${charge.id} cannot be disputed.`);
  charge.disputed = true;
  const brand = charge.payment_method_details?.card?.brand ?? "visa";
  return world.state.disputes.add({
    id: newId("du"),
    object: "dispute",
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: world.clock.seconds() + WEEK,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    payment_method_details: {
      card: { brand, case_type: "chargeback", network: brand, network_reason_code: "10.4" },
      type: "card",
    },
    reason: "fraudulent",
    status: "needs_response",
  });
}

const noEvidence = (): Stripe.Dispute.Evidence => ({
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
});
