const CODES = [
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "lost_card",
  "processing_error",
  "authentication_failed",
] as const;

/** Key under `payments`: what the bank said, in plain words [PAY-6]. A code we have no words for says as much. */
export const declineText = (code: string): `decline.${(typeof CODES)[number] | "generic"}` =>
  `decline.${CODES.find((known) => known === code) ?? "generic"}`;
