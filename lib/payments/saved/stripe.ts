import Stripe from "stripe";
import { money } from "@/lib/platform/money";
import { fromProvider, toProvider } from "@/lib/platform/provider-money";
import { calling, ordering } from "../calls/stripe";
import { metadataOf } from "../recovery/rules";
import type { Described } from "../recovery/types";
import { declineCodeOf, PROVIDER_TYPES, settledState, stripe } from "../stripe";
import type { ProviderPayment, ProviderState } from "../types";

/** Charging a saved method at the provider, behind our own words. */

export interface IntentOrder {
  readonly attemptId: string;
  /** Kept with it there, so that what it was for can be told from there. */
  readonly described: Described;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** The provider's ids of the method and of whom it belongs to. */
  readonly method: string;
  readonly customer: string;
  readonly kind: "card" | "bank_debit";
  readonly title: string;
}

/**
 * Makes a payment intent and does not confirm it: no money moves. Called again with the same order it answers with the same
 * one, since the key is the attempt's.
 * @throws UnusableMethod; RefusedOrder; DomainError UNAVAILABLE when the provider does not answer
 */
export async function createIntent(order: IntentOrder): Promise<string> {
  const { attemptId, described, currency, amountMinor, method, customer, kind, title } = order;
  const intent = await ordering(() =>
    stripe().paymentIntents.create(
      {
        amount: toProvider(money(amountMinor, currency)),
        currency: currency.toLowerCase(),
        customer,
        payment_method: method,
        allowed_payment_method_types: [PROVIDER_TYPES[kind]],
        description: title,
        metadata: metadataOf(described),
      },
      { idempotencyKey: `attempt:${attemptId}` },
    ),
  );
  return intent.id;
}

interface Confirmation {
  /** Where the person comes back to from the bank's page. */
  readonly returnUrl: string;
  /** Nobody is there to answer the bank. */
  readonly isUnattended: boolean;
}

/**
 * Lets the money move, at most once: an intent is charged once, and a method that was refused has left it. Whatever comes of
 * it, a decline and a lost answer too, is read afresh afterwards.
 */
export async function confirmIntent(id: string, { returnUrl, isUnattended }: Confirmation): Promise<void> {
  try {
    await stripe().paymentIntents.confirm(id, {
      return_url: returnUrl,
      ...(isUnattended ? { off_session: true } : {}),
    });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
  }
}

/** Reads an intent afresh: the truth about an attempt [M3]. @throws DomainError UNAVAILABLE */
export async function readIntent(id: string): Promise<ProviderPayment> {
  const intent = await calling(() => stripe().paymentIntents.retrieve(id, { expand: ["latest_charge"] }));
  const { minor: amountMinor, currency } = fromProvider(intent.amount, intent.currency);
  return {
    id: intent.id,
    customerId: typeof intent.customer === "string" ? intent.customer : (intent.customer?.id ?? null),
    attemptId: intent.metadata.attempt ?? null,
    amountMinor,
    currency,
    state: stateOf(intent),
  };
}

function stateOf(intent: Stripe.PaymentIntent): ProviderState {
  const declineCode = declineCodeOf(intent);
  const settled = settledState(intent);
  if (settled) return settled;
  if (intent.status === "canceled") return { kind: "expired", declineCode };
  if (intent.status === "requires_payment_method" && declineCode) return { kind: "declined", declineCode };
  return { kind: "open", declineCode, actionUrl: intent.next_action?.redirect_to_url?.url ?? null };
}

/** Ends an intent at the provider, so that nothing can be charged on it any more; one that has ended stays as it is. */
export async function cancelIntent(id: string): Promise<void> {
  try {
    await calling(() => stripe().paymentIntents.cancel(id));
  } catch (error) {
    // Paid, on its way or closed already: reading it afresh tells which.
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return;
    throw error;
  }
}
