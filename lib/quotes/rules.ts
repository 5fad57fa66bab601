/** The quote as it was signed [INV-6]. */
export const quotePdfPath = (number: string): string => `/api/quotes/${encodeURIComponent(number)}/pdf`;
