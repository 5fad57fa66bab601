import type Stripe from "stripe";
import type { Behaviour } from "../model/cards";
import { Collection } from "./collection";
import { newId } from "./ids";

/** What the sandbox knows of a means of payment beyond what the API shows. */
export interface Means {
  /** The payment method's id. */
  id: string;
  behaviour: Behaviour;
  /** Set up with authentication: off-session charges need none any more. */
  authenticated: boolean;
  /** Used once without being saved, or detached: never usable again. */
  spent: boolean;
}

/** What a checkout session was created with and its object does not show. */
export interface Order {
  /** The session's id. */
  id: string;
  lines: Stripe.LineItem[];
  description: string | null;
  receiptEmail: string | null;
  setupFutureUsage: "off_session" | "on_session" | null;
  /** For the intent that the first submit creates. */
  intentMetadata: Record<string, string>;
}

export interface Delivery {
  id: string;
  event: string;
  status: "pending" | "delivered" | "lost" | "given_up";
  attempts: number;
  /** When it is tried next, as an ISO instant. */
  due: string;
  /** Waits for the next event, to arrive after it. */
  held: boolean;
  lastAnswer: string | null;
}

/** The first reply to an idempotency key. */
export interface SavedReply {
  /** The key. */
  id: string;
  /** Of the endpoint and the parameters. */
  hash: string;
  status: number;
  body: string;
  created: number;
}

/** Everything that survives a restart. */
export class State {
  /** Makes fingerprints useless outside this sandbox. */
  salt = newId("salt");
  readonly customers = new Collection<Stripe.Customer>();
  readonly sessions = new Collection<Stripe.Checkout.Session>();
  readonly orders = new Collection<Order>();
  readonly paymentIntents = new Collection<Stripe.PaymentIntent>();
  readonly setupIntents = new Collection<Stripe.SetupIntent>();
  readonly paymentMethods = new Collection<Stripe.PaymentMethod>();
  readonly means = new Collection<Means>();
  readonly charges = new Collection<Stripe.Charge>();
  readonly refunds = new Collection<Stripe.Refund>();
  readonly disputes = new Collection<Stripe.Dispute>();
  readonly events = new Collection<Stripe.Event>();
  readonly deliveries = new Collection<Delivery>();
  readonly savedReplies = new Collection<SavedReply>();
  /** Found again from the sessions: which are open, and which one an intent belongs to. */
  readonly openSessions = new Set<string>();
  readonly sessionOfIntent = new Map<string, string>();

  collections() {
    return {
      customers: this.customers,
      sessions: this.sessions,
      orders: this.orders,
      paymentIntents: this.paymentIntents,
      setupIntents: this.setupIntents,
      paymentMethods: this.paymentMethods,
      means: this.means,
      charges: this.charges,
      refunds: this.refunds,
      disputes: this.disputes,
      events: this.events,
      deliveries: this.deliveries,
      savedReplies: this.savedReplies,
    };
  }

  clear(): void {
    for (const collection of Object.values(this.collections())) collection.clear();
    this.openSessions.clear();
    this.sessionOfIntent.clear();
  }

  /** Builds what is not saved from what is. */
  index(): void {
    for (const session of this.sessions.all()) {
      if (session.status === "open") this.openSessions.add(session.id);
      for (const intent of [session.payment_intent, session.setup_intent])
        if (typeof intent === "string") this.sessionOfIntent.set(intent, session.id);
    }
  }
}
