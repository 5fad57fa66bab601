import { Temporal } from "temporal-polyfill";

declare const plain: unique symbol;

/** A calendar date without time or zone, `YYYY-MM-DD`; compares correctly with `<` and `>`. */
export type PlainDate = string & { readonly [plain]: true };

/** @throws RangeError for anything but an existing day written `YYYY-MM-DD`. */
export function plainDate(text: string): PlainDate {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a calendar date: ${text}`);
  return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as PlainDate;
}

export const isPlainDate = (value: unknown): value is PlainDate =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** From what the database driver makes of a `date` column: midnight UTC of that day. */
export const fromDateColumn = (value: Date): PlainDate => value.toISOString().slice(0, 10) as PlainDate;

/** To what the database driver wants for a `date` column. */
export const toDateColumn = (date: PlainDate): Date => new Date(`${date}T00:00:00.000Z`);

export const addDays = (date: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(date).add({ days }).toString() as PlainDate;

/** Months from the anchor, the day clamped to the month's length: 31 Jan + 1 month = 28 or 29 Feb. */
export const addMonths = (date: PlainDate, months: number): PlainDate =>
  Temporal.PlainDate.from(date).add({ months }).toString() as PlainDate;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

const zones = new Map<string, Intl.DateTimeFormat>();

/** The calendar day an instant falls on in an IANA time zone. @throws RangeError for an unknown zone */
export function calendarDay(instant: Date, timeZone: string): PlainDate {
  // Sweden writes dates as ISO 8601 does; and a formatter that is kept is far quicker than Temporal's arithmetic.
  const zone = zones.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone });
  zones.set(timeZone, zone);
  return zone.format(instant) as PlainDate;
}
