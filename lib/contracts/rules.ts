/** A contract's page; numbers are unique over the whole portal. */
export const contractPath = (number: string): string => `/contracts/${encodeURIComponent(number)}`;

/** Where renewal is decided, as a page of its own. */
export const renewalPath = (number: string): string => `${contractPath(number)}/renewal`;

/** The days on which it can be decided, as a calendar file. */
export const calendarPath = (number: string): string => `/api${renewalPath(number)}.ics`;

/** A parsed search as it goes back into an address, without what is not there. */
export const searchOf = (search: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
