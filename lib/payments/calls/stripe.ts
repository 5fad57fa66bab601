import Stripe from "stripe";
import { DomainError } from "@/lib/platform/errors";

/** One call to the provider; whatever keeps it from answering is one refusal, with the cause for the log. */
export async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeInvalidRequestError) throw cause;
    throw new DomainError("UNAVAILABLE", "payment.provider_down", { cause });
  }
}

/** The provider does not take what was ordered, as for its amount: there is nothing there that could be paid. */
export class RefusedOrder extends Error {}

/** It will not charge this saved method: it is gone there. */
export class UnusableMethod extends RefusedOrder {}

/** What the provider says a saved method or whom it belongs to is wrong by. */
const METHOD_PARAMS = ["payment_method", "customer"];

/** Something made at the provider. @throws RefusedOrder; DomainError UNAVAILABLE when the provider does not answer */
export async function ordering<T>(make: () => Promise<T>): Promise<T> {
  try {
    return await calling(make);
  } catch (cause) {
    if (!(cause instanceof Stripe.errors.StripeInvalidRequestError)) throw cause;
    const { param, code } = cause;
    throw METHOD_PARAMS.includes(param ?? "") || code?.startsWith("payment_method_")
      ? new UnusableMethod("the provider does not take this payment method", { cause })
      : new RefusedOrder("the provider does not take this order", { cause });
  }
}

/** No answer at all, after all the time that it has: whoever asks about many stops here, and the next run goes on. */
export const wasSilent = (error: unknown): boolean =>
  error instanceof DomainError && error.cause instanceof Stripe.errors.StripeConnectionError;

/** Nothing is there by that id, as where the key is another account's than it was. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing";
