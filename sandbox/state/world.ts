import type Stripe from "stripe";
import type { Clock } from "../clock";
import type { State } from "./state";

/** The events the sandbox sends. */
export type EventType =
  | "charge.dispute.closed"
  | "charge.dispute.created"
  | "charge.failed"
  | "charge.refunded"
  | "charge.succeeded"
  | "checkout.session.async_payment_failed"
  | "checkout.session.async_payment_succeeded"
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "customer.created"
  | "customer.updated"
  | "payment_intent.canceled"
  | "payment_intent.payment_failed"
  | "payment_intent.requires_action"
  | "payment_intent.succeeded"
  | "payment_method.attached"
  | "payment_method.detached"
  | "refund.created"
  | "refund.updated"
  | "setup_intent.succeeded";

/** What the rules of payment know of the process around them. */
export interface World {
  state: State;
  clock: Clock;
  /** Where customers reach the hosted pages. */
  publicUrl: string;
  /** Records that something happened, with the object as it is now. */
  emit: (type: EventType, object: object) => void;
  /** The API call that is being answered, for the events it causes. */
  cause: Stripe.Event.Request | null;
}

/** A reference that was not expanded. Stored objects hold nothing else. */
export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);
