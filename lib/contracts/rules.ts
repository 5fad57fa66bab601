import { daysBetween, type PlainDate } from "@/lib/platform/dates";
import type { ContractDetails, TermTimeline } from "./types";

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

/** Where today and the renewal window lie in the term, by days; the last day counts whole [CON-2, REN-2]. */
export function termTimeline(
  { startsOn, endsOn, renewal }: Pick<ContractDetails, "startsOn" | "endsOn" | "renewal">,
  today: PlainDate,
): TermTimeline {
  const days = daysBetween(startsOn, endsOn) + 1;
  const at = (day: number): number => Math.round((Math.min(Math.max(day, 0), days) / days) * 1000);
  const from = at(daysBetween(startsOn, renewal.opens));
  const to = at(daysBetween(startsOn, renewal.closes) + 1);
  const now = daysBetween(startsOn, today);
  return { window: { from, to }, today: now >= 0 && now < days ? at(now + 0.5) : null, gone: at(now) };
}

/** A parsed search as it goes back into an address, without what is not there. */
export const searchOf = (search: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
