/** On to the provider's page of an unfinished payment. */
export const continuePaymentPath = (attemptId: string): string => `/api/payments/${attemptId}/continue`;

/** The receipt as a document. */
export const receiptPath = (attemptId: string): string => `/api/payments/${attemptId}/receipt`;
