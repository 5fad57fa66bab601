import type Stripe from "stripe";
import { z } from "zod";
import { invalid, StripeFault } from "../http/fault";
import { type Attempt, type AttemptResult, nextActionFor } from "../model/attempts";
import { sessionOf } from "../model/checkout";
import { sentenceOf } from "../model/declines";
import type { World } from "../state/world";
import { flag, id, ignored, webAddress } from "./params";

/** What both kinds of intent take when they are confirmed. */
export const confirmParams = {
  payment_method: id.optional(),
  return_url: webAddress.optional(),
  error_on_requires_action: flag.optional(),
  mandate_data: ignored,
  payment_method_options: ignored,
  use_stripe_sdk: ignored,
};

export const automaticMethods = z
  .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
  .optional();

interface Given {
  return_url?: string | undefined;
  error_on_requires_action?: boolean | undefined;
  off_session?: boolean | undefined;
}

export const attemptOf = (world: World, intent: string, given: Given): Attempt => ({
  offSession: given.off_session ?? false,
  errorOnAction: given.error_on_requires_action ?? false,
  nextAction: nextActionFor(world, intent, given.return_url ?? null),
});

/** A decline is an answer of its own: 402, with the intent in it as it is now. */
export function throwDecline(
  result: AttemptResult,
  intent: { payment_intent: Stripe.PaymentIntent } | { setup_intent: Stripe.SetupIntent },
): void {
  if (result.kind !== "declined") return;
  const { decline } = result;
  const error =
    "payment_intent" in intent ? intent.payment_intent.last_payment_error : intent.setup_intent.last_setup_error;
  throw new StripeFault(402, {
    type: "card_error",
    code: decline.code,
    ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    ...(error?.charge ? { charge: error.charge } : {}),
    ...(error?.payment_method ? { payment_method: error.payment_method } : {}),
    message: sentenceOf(decline),
    ...structuredClone(intent),
  });
}

/** @throws where the hosted page owns the intent: it is paid there, and ended by expiring the session. */
export function notFromCheckout(world: World, intent: string, act: "cancel" | "confirm"): void {
  if (sessionOf(world, intent))
    throw invalid(`You cannot ${act} an intent that was created by Checkout. To end it, expire the Checkout Session.`, {
      code: intent.startsWith("pi_") ? "payment_intent_unexpected_state" : "setup_intent_unexpected_state",
    });
}
