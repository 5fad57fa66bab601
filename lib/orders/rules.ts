import { daysBetween, type PlainDate } from "@/lib/platform/dates";
import type { OrderSearch } from "./schema";

/** An order's page; numbers are unique over the whole portal. */
export const orderPath = (number: string): string => `/orders/${encodeURIComponent(number)}`;

/** The list with a state; what is left out is as it comes [QUO-3]. */
export const ordersPath = (search: Partial<OrderSearch> = {}): string => `/orders${queryOf(search)}`;

/** The list's rows as a file, by the same state. */
export const ordersCsvPath = ({ q, contract, from, to }: Partial<OrderSearch>): string =>
  `/api/exports/orders.csv${queryOf({ q, contract, from, to })}`;

function queryOf(search: Partial<OrderSearch>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, contract, from, to }: Partial<OrderSearch>): boolean =>
  [q, contract, from, to].some((value) => value !== undefined);

/** Days that a line is for, its first and its last included. */
export const daysOfLine = ({ startsOn, endsOn }: { startsOn: PlainDate; endsOn: PlainDate }): number =>
  daysBetween(startsOn, endsOn) + 1;
