import { DESK } from "./second-factor/rules";

export const accountsPath = (search: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${DESK}?${new URLSearchParams(given)}` : DESK;
};

export const accountPath = (id: string): string => `${DESK}/accounts/${id}`;

export const casesPath = (search: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${DESK}/cases?${new URLSearchParams(given)}` : `${DESK}/cases`;
};
