import domains from "free-email-domains";

const known = new Set(domains);

/** Whether an address is of a provider where anybody gets one, e.g. gmail.com [ACC-4]. */
export const isPublicMailbox = (email: string): boolean => known.has(email.slice(email.lastIndexOf("@") + 1));
