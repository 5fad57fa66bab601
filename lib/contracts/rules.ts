/** A contract's page; numbers are unique over the whole portal. */
export const contractPath = (number: string): string => `/contracts/${encodeURIComponent(number)}`;
