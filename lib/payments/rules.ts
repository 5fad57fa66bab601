/** Where a person comes back to from the provider's page, and finds the confirmation [PAY-4]. */
export const paymentPath = (attemptId: string): string => `/payments/${attemptId}`;

/** The same, for who pressed for something else while it is unfinished. */
export const otherPaymentPath = (attemptId: string): string => `${paymentPath(attemptId)}?other=1`;

/** On to the provider's page of an unfinished payment. */
export const continuePaymentPath = (attemptId: string): string => `/api/payments/${attemptId}/continue`;

/** The receipt as a document: by the attempt that paid, or by the payment where money came another way. */
export const receiptPath = (id: string): string => `/api/payments/${id}/receipt`;

const MOST_NAMED = 3;

/** What the provider's page and the bank statement call it: "INV-1, INV-2, INV-3 +7". */
export function paymentTitle(numbers: readonly string[]): string {
  const more = numbers.length - MOST_NAMED;
  return `${numbers.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` +${more}` : ""}`;
}

/** How long a payment may stay unfinished before it is called off, so that others can pay [PAY-5]. */
export const MINUTES_TO_PAY = 30;
/** The provider tells of a payment by event; what it did not tell of by then is asked for [M4]. */
export const MINUTES_UNTIL_ASKED = 2;
/** By then the provider's answer to the first call is here, or its page will never be shown to anybody. */
export const MINUTES_UNTIL_NEVER_SHOWN = 10;

/**
 * Days past its time after which a payment that the provider does not know any more is over here: a page of the provider's
 * is closed after one, and what a bank had to say of a debit it has said.
 */
export const DAYS_UNTIL_FORGOTTEN = { card: 1, bank_debit: 14 } as const;

const CODES = [
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "lost_card",
  "processing_error",
  "authentication_failed",
] as const;

/** Other names that the provider has for the same. */
const SAME: ReadonlyMap<string, (typeof CODES)[number]> = new Map([
  ["payment_intent_authentication_failure", "authentication_failed"],
  ["authentication_required", "authentication_failed"],
  ["stolen_card", "lost_card"],
  ["invalid_cvc", "incorrect_cvc"],
]);

/** Key under `payments`: what the bank said, in plain words [PAY-6]. A code we have no words for says as much. */
export const declineText = (code: string): `decline.${(typeof CODES)[number] | "generic"}` =>
  `decline.${SAME.get(code) ?? CODES.find((known) => known === code) ?? "generic"}`;
