import type Stripe from "stripe";
import { DomainError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/locales";
import { calling } from "../calls/stripe";
import { brandName, DEBIT_NAME, stripe } from "../stripe";
import type { ProviderSetup } from "./types";

/** Keeping cards at the provider, behind our own words. */

/** Makes whom a bill group's methods belong to; asked again, it is the same one. @throws DomainError UNAVAILABLE */
export async function createCustomer(billGroupId: string, name: string): Promise<string> {
  const customer = await calling(() =>
    stripe().customers.create(
      { name, metadata: { bill_group: billGroupId } },
      { idempotencyKey: `customer:${billGroupId}` },
    ),
  );
  return customer.id;
}

export interface SetupOrder {
  readonly setupId: string;
  readonly customer: string;
  readonly currency: string;
  readonly locale: Locale;
  readonly returnUrl: string;
}

/** Makes the page on which a card is typed, to be charged later. Asked again, it is the same one. @throws DomainError UNAVAILABLE */
export async function createSetup(order: SetupOrder): Promise<{ sessionId: string; url: string }> {
  const { setupId, customer, currency, locale, returnUrl } = order;
  const metadata = { setup: setupId };
  const session = await calling(() =>
    stripe().checkout.sessions.create(
      {
        mode: "setup",
        customer,
        currency: currency.toLowerCase(),
        allowed_payment_method_types: ["card"],
        client_reference_id: setupId,
        locale,
        metadata,
        setup_intent_data: { metadata },
        success_url: returnUrl,
        cancel_url: returnUrl,
      },
      { idempotencyKey: `setup:${setupId}` },
    ),
  );
  if (!session.url) throw new DomainError("UNAVAILABLE", "payment.provider_down");
  return { sessionId: session.id, url: session.url };
}

/** Reads a setup afresh: the only source of its end. @throws DomainError UNAVAILABLE */
export async function readSetup(sessionId: string): Promise<{ setupId: string | null; setup: ProviderSetup }> {
  const session = await calling(() =>
    stripe().checkout.sessions.retrieve(sessionId, { expand: ["setup_intent.payment_method"] }),
  );
  return { setupId: session.client_reference_id, setup: stateOf(session) };
}

function stateOf({ status, setup_intent }: Stripe.Checkout.Session): ProviderSetup {
  const intent = typeof setup_intent === "object" ? setup_intent : null;
  const method = typeof intent?.payment_method === "object" ? intent.payment_method : null;
  if (intent?.status !== "succeeded" || !method) return { kind: status === "expired" ? "expired" : "open" };
  return {
    kind: "done",
    methodId: method.id,
    customerId: typeof intent.customer === "string" ? intent.customer : (intent.customer?.id ?? null),
    method: method.type === "card" ? "card" : "bank_debit",
    name: method.card ? brandName(method.card.brand) : DEBIT_NAME,
    last4: method.card?.last4 ?? method.sepa_debit?.last4 ?? "0000",
    expiryMonth: method.card?.exp_month ?? null,
    expiryYear: method.card?.exp_year ?? null,
  };
}

/** Lets go of a method at the provider; one that is gone there already is what was wanted. @throws DomainError UNAVAILABLE */
export async function detachMethod(id: string): Promise<void> {
  try {
    await calling(() => stripe().paymentMethods.detach(id));
  } catch (error) {
    if (error instanceof DomainError) throw error;
  }
}
