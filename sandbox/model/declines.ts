import type { Decline } from "./cards";

/** Stripe's plain sentences for a customer. */
const SENTENCES: Readonly<Record<string, string>> = {
  card_declined: "Your card was declined.",
  insufficient_funds: "Your card has insufficient funds.",
  lost_card: "Your card was declined.",
  expired_card: "Your card has expired.",
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: "An error occurred while processing your card. Try again in a little bit.",
  authentication_required: "Your card was declined. This transaction requires authentication.",
  payment_intent_authentication_failure:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  setup_intent_authentication_failure:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  payment_method_provider_decline: "The customer's bank refused the debit.",
};

export const sentenceOf = ({ code, declineCode }: Decline): string =>
  SENTENCES[declineCode ?? ""] ?? SENTENCES[code] ?? "Your card was declined.";

export const AUTHENTICATION_REQUIRED: Decline = {
  code: "authentication_required",
  declineCode: "authentication_required",
};
