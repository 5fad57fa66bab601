import { DESK } from "./second-factor/rules";

type Search = Readonly<Record<string, string | undefined>>;

/** A list of the desk as it is searched: what is empty stays out of its address. */
export const withSearch = (path: string, search: Search): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};

export const accountsPath = (search: Search = {}): string => withSearch(DESK, search);

export const accountPath = (id: string): string => `${DESK}/accounts/${id}`;

export const accountPeoplePath = (id: string, search: Search = {}): string =>
  withSearch(`${accountPath(id)}/people`, search);
export const accountInvoicesPath = (id: string, search: Search = {}): string =>
  withSearch(`${accountPath(id)}/invoices`, search);

export const billGroupDeskPath = (id: string): string => `${DESK}/bill-groups/${id}`;

export const casesPath = (search: Search = {}): string => withSearch(`${DESK}/cases`, search);
