import { DESK } from "./second-factor/rules";

export const accountsPath = (search: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${DESK}?${new URLSearchParams(given)}` : DESK;
};

/** A bill group's page [DSK-2]. */
export const billGroupPath = (id: string): string => `${DESK}/bill-groups/${id}`;

export const accountPath = (id: string): string => `${DESK}/accounts/${id}`;
