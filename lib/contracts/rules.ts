/** A contract's page; numbers are unique over the whole portal. */
export const contractPath = (number: string): string => `/contracts/${encodeURIComponent(number)}`;

/** Where renewal is decided, as a page of its own. */
export const renewalPath = (number: string): string => `${contractPath(number)}/renewal`;

/** The days on which it can be decided, as a calendar file. */
export const calendarPath = (number: string): string => `/api${renewalPath(number)}.ics`;

/** Whom its invoices are made out to. */
export const addressTabPath = (number: string): string => `${contractPath(number)}/address`;

/** Who gets its bills and its goods; the search draws one of the forms for another country. */
export const contactTabPath = (number: string): string => `${contractPath(number)}/contact`;

/** A parsed search as it goes back into an address, without what is not there. */
export const searchOf = (search: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
