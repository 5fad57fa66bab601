const CODES = [
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "lost_card",
  "processing_error",
  "authentication_failed",
] as const;

/** Other names that the provider has for the same. */
const SAME: Readonly<Record<string, (typeof CODES)[number]>> = {
  payment_intent_authentication_failure: "authentication_failed",
  authentication_required: "authentication_failed",
  stolen_card: "lost_card",
  invalid_cvc: "incorrect_cvc",
};

/** Key under `payments`: what the bank said, in plain words [PAY-6]. A code we have no words for says as much. */
export const declineText = (code: string): `decline.${(typeof CODES)[number] | "generic"}` =>
  `decline.${SAME[code] ?? CODES.find((known) => known === code) ?? "generic"}`;
