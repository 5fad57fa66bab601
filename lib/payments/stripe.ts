import Stripe from "stripe";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import { fromProvider, toProvider } from "@/lib/platform/provider-money";
import { calling, ordering } from "./calls/stripe";
import { metadataOf } from "./recovery/rules";
import type { Described } from "./recovery/types";
import { chargeOf, tellsOfReversal } from "./reversals/rules";
import type { PaymentMethodKind, ProviderPayment, ProviderState } from "./types";

/** The provider behind our own words: nothing outside the gateway files of this slice knows Stripe's. */

const TIMEOUT_MS = 10_000;
const RETRIES = 1;

let client: Stripe | undefined;

/** For the gateway files of this slice. @throws DomainError UNAVAILABLE where no provider is set up */
export function stripe(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_URL } = env();
  if (!STRIPE_SECRET_KEY) throw new DomainError("UNAVAILABLE", "payment.provider_down");
  const at = STRIPE_API_URL ? new URL(STRIPE_API_URL) : null;
  client ??= new Stripe(STRIPE_SECRET_KEY, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    ...(at
      ? {
          host: at.hostname,
          port: at.port || (at.protocol === "https:" ? "443" : "80"),
          protocol: at.protocol === "https:" ? "https" : "http",
        }
      : {}),
  });
  return client;
}

export interface CheckoutOrder {
  readonly attemptId: string;
  /** Kept with it there, so that what it was for can be told from there. */
  readonly described: Described;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** Shown on the provider's page. */
  readonly title: string;
  readonly means: "card" | "bank_debit";
  readonly email: string;
  readonly locale: Locale;
  readonly returnUrl: string;
}

/** What the provider calls a means of payment. */
export const PROVIDER_TYPES = { card: "card", bank_debit: "sepa_debit" } as const;

/**
 * Makes an unpaid checkout. Called again with the same order it answers with the same one, since the key is the
 * attempt's; no money moves before its page is shown.
 * @throws RefusedOrder; DomainError UNAVAILABLE when the provider does not answer
 */
export async function createCheckout(order: CheckoutOrder): Promise<{ sessionId: string; url: string }> {
  const { attemptId, described, currency, amountMinor, means, title, email, locale, returnUrl } = order;
  const metadata = metadataOf(described);
  const session = await ordering(() =>
    stripe().checkout.sessions.create(
      {
        mode: "payment",
        allowed_payment_method_types: [PROVIDER_TYPES[means]],
        client_reference_id: attemptId,
        customer_email: email,
        locale,
        metadata,
        payment_intent_data: { metadata, description: title },
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: currency.toLowerCase(),
              unit_amount: toProvider(money(amountMinor, currency)),
              product_data: { name: title },
            },
          },
        ],
        success_url: returnUrl,
        cancel_url: returnUrl,
      },
      { idempotencyKey: `attempt:${attemptId}` },
    ),
  );
  if (!session.url) throw new DomainError("UNAVAILABLE", "payment.provider_down");
  return { sessionId: session.id, url: session.url };
}

/** Reads a checkout afresh: the truth about an attempt [M3]. @throws DomainError UNAVAILABLE */
export async function readCheckout(sessionId: string): Promise<ProviderPayment> {
  const session = await calling(() =>
    stripe().checkout.sessions.retrieve(sessionId, { expand: ["payment_intent.latest_charge"] }),
  );
  const { minor: amountMinor, currency } = fromProvider(session.amount_total ?? 0, session.currency ?? "");
  return {
    id: session.id,
    customerId: null,
    attemptId: session.client_reference_id,
    amountMinor,
    currency,
    state: stateOf(session),
  };
}

/** Ends a checkout at the provider, so that nobody can pay on its page any more; one that has ended stays as it is. */
export async function expireCheckout(sessionId: string): Promise<void> {
  try {
    await calling(() => stripe().checkout.sessions.expire(sessionId));
  } catch (error) {
    // Complete or expired already: reading it afresh tells which.
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return;
    throw error;
  }
}

/** Of an event only this much is looked at; the truth is read afresh from what it names. */
const eventSchema = z.object({
  id: z.string().min(1).max(255).regex(/^\w+$/),
  type: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[\w.]+$/),
  data: z.object({
    object: z.object({
      id: z.string().max(255).regex(/^\w+$/).optional().catch(undefined),
      object: z.string().optional(),
      charge: z.unknown().optional(),
    }),
  }),
});

/** What is known here by its provider's id; an event of anything else is nothing to us. */
const KNOWN_OBJECTS = ["checkout.session", "payment_intent"];

/** What an event tells of, once its signature is proven. @throws NotAnEvent when it is not the provider's */
export function readEvent(body: string, signature: string): { id: string; type: string; objectId: string | null } {
  const { STRIPE_WEBHOOK_SECRET } = env();
  if (!STRIPE_WEBHOOK_SECRET) throw new Error("STRIPE_WEBHOOK_SECRET is not set");
  const { id, type, data } = proven(body, signature, STRIPE_WEBHOOK_SECRET);
  if (tellsOfReversal(type)) return { id, type, objectId: chargeOf(data.object) };
  const isKnown = KNOWN_OBJECTS.includes(data.object.object ?? "");
  return { id, type, objectId: isKnown ? (data.object.id ?? null) : null };
}

/** Not signed by the provider, or not of an event's shape. */
export class NotAnEvent extends Error {}

function proven(body: string, signature: string, secret: string): z.output<typeof eventSchema> {
  try {
    return eventSchema.parse(stripe().webhooks.constructEvent(body, signature, secret));
  } catch (cause) {
    throw new NotAnEvent("not an event of the provider's", { cause });
  }
}

function stateOf(session: Stripe.Checkout.Session): ProviderState {
  const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const declineCode = declineCodeOf(intent);
  const settled = intent && settledState(intent);
  if (settled) return settled;
  if (session.status === "expired") return { kind: "expired", declineCode };
  if (session.status !== "complete") return { kind: "open", declineCode, actionUrl: null };
  // A bank debit that the bank refused days later: its page is closed, and its intent is confirmed by that page alone.
  return intent?.status === "requires_payment_method" && declineCode
    ? { kind: "expired", declineCode }
    : { kind: "processing" };
}

/** What the bank said last, in the provider's code. */
export const declineCodeOf = (intent: Stripe.PaymentIntent | null): string | null =>
  intent?.last_payment_error?.decline_code ?? intent?.last_payment_error?.code ?? null;

/** Paid, or on its way to be; null for an intent that is neither. */
export function settledState(intent: Stripe.PaymentIntent): ProviderState | null {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  if (intent.status === "succeeded" && charge?.paid) return paid(charge);
  return intent.status === "processing" ? { kind: "processing" } : null;
}

const BRANDS: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** A card's brand as people write it. */
export const brandName = (brand: string): string => BRANDS[brand] ?? "Card";

/** As banks call it everywhere. */
export const DEBIT_NAME = "SEPA Direct Debit";

function paid(charge: Stripe.Charge): ProviderState {
  const details = charge.payment_method_details;
  const method: PaymentMethodKind = details?.type === "card" ? "card" : "bank_debit";
  return {
    kind: "paid",
    chargeId: charge.id,
    method,
    methodName: method === "card" ? brandName(details?.card?.brand ?? "") : DEBIT_NAME,
    last4: details?.card?.last4 ?? details?.sepa_debit?.last4 ?? null,
    paidAt: new Date(charge.created * 1000),
    isReversed: charge.amount_refunded > 0 || charge.disputed,
  };
}
