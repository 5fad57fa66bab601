import type Stripe from "stripe";
import type { Means } from "../state/state";
import type { World } from "../state/world";
import type { Decline } from "./cards";
import { AUTHENTICATION_REQUIRED } from "./declines";

/** How an intent is confirmed. */
export interface Attempt {
  /** The customer is not there to authenticate. */
  offSession: boolean;
  /** Fails instead of asking the customer to authenticate. */
  errorOnAction: boolean;
  nextAction: Stripe.PaymentIntent.NextAction & Stripe.SetupIntent.NextAction;
}

export type AttemptResult =
  | { kind: "succeeded" | "processing" | "requires_action" }
  | { kind: "declined"; decline: Decline };

type Verdict =
  | { kind: "succeeded" | "processing" | "requires_action" }
  /** Some refusals happen before a bank is asked, and then there is no charge. */
  | { kind: "declined"; decline: Decline; reachesBank: boolean };

/** What a means of payment answers when it is asked for money. */
export function decide({ behaviour, authenticated }: Means, attempt: Attempt): Verdict {
  switch (behaviour.kind) {
    case "ok":
      return { kind: "succeeded" };
    case "debits":
      return { kind: "processing" };
    case "declines":
    case "declines_once_saved":
      return { kind: "declined", decline: behaviour.decline, reachesBank: true };
    case "authenticates":
      if (attempt.offSession && authenticated)
        return behaviour.afterwards
          ? { kind: "declined", decline: behaviour.afterwards, reachesBank: true }
          : { kind: "succeeded" };
      if (attempt.offSession || attempt.errorOnAction)
        return { kind: "declined", decline: AUTHENTICATION_REQUIRED, reachesBank: attempt.offSession };
      return { kind: "requires_action" };
  }
}

/** Sends the customer to the authentication page; where they come back to is the caller's wish. */
export function nextActionFor(world: World, intent: string, returnUrl: string | null): Attempt["nextAction"] {
  const url = `${world.publicUrl}/c/3ds/${intent}`;
  if (returnUrl) return { type: "redirect_to_url", redirect_to_url: { return_url: returnUrl, url } };
  return { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url } };
}
