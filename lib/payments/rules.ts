/** Where a person comes back to from the provider's page, and finds the confirmation [PAY-4]. */
export const paymentPath = (attemptId: string): string => `/payments/${attemptId}`;

/** How long a payment may stay unfinished before it is called off, so that others can pay [PAY-5]. */
export const MINUTES_TO_PAY = 30;
/** The provider tells of a payment by event; what it did not tell of by then is asked for [M4]. */
export const MINUTES_UNTIL_ASKED = 2;
/** By then the provider's answer to the first call is here, or its page will never be shown to anybody. */
export const MINUTES_UNTIL_NEVER_SHOWN = 10;
