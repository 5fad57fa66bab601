import { allowed, type Contact, type Decision, refused } from "@/lib/platform/decision";

/** On one thread; longer ones are for the telephone. */
export const MOST_MESSAGES = 200;

const withSearch = (path: string, search: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};

export const supportPath = (search: Readonly<Record<string, string | undefined>> = {}): string =>
  withSearch("/support", search);
/** Where a case is opened, about something of the asking person's. */
export const newCasePath = (about: { contract?: string; invoice?: string; question?: string } = {}): string =>
  withSearch("/support/new", about);
export const casePath = (number: string): string => `/support/${encodeURIComponent(number)}`;
/** The same at the seller's desk. */
export const deskCasePath = (number: string): string => `/desk/cases/${encodeURIComponent(number)}`;

/** Both sides write, also to a closed one, which is open again then. */
export const canWriteToCase = ({ messages, ask }: { messages: number; ask: Contact }): Decision =>
  messages < MOST_MESSAGES ? allowed : refused("support.full", { params: { most: MOST_MESSAGES }, ask });
