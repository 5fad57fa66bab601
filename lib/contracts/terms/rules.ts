/** Where the seller sets a contract's terms. */
export const deskTermsPath = (number: string): string => `/desk/contracts/${encodeURIComponent(number)}/terms`;
