/**
 * The days and instants at which renewal windows open and close, worked out without the portal's own calendar: whole
 * days as numbers, and time zones through Intl alone [B1].
 */

/** Both hemispheres, half and quarter hours, both ends of the day, and zones that skip or repeat midnight. */
export const ZONES = [
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Havana",
  "America/Santiago",
  "Europe/London",
  "Europe/Stockholm",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
] as const;

const DAY_MS = 86_400_000;

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Every end date from the first to the last, both included, as day numbers. */
export function endDates(first = "2026-01-01", last = "2032-12-31"): number[] {
  const [from, to] = [dayNumber(first), dayNumber(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export type Answer = "renewal.too_early" | "allowed" | "renewal.too_late";

export interface Edge {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly expected: Answer;
}

/** The eight instants around the opening midnight and the end of the closing day in one zone. */
export function edgesOf(endsOn: number, startOfDay: (day: number) => number): Edge[] {
  const [opens, closes] = [endsOn - 90, endsOn - 7];
  const [opening, afterOpening] = [startOfDay(opens), startOfDay(opens + 1)];
  const [closing, afterClosing] = [startOfDay(closes), startOfDay(closes + 1)];
  return [
    { name: "the last instant before the opening day", at: opening - 1, expected: "renewal.too_early" },
    { name: "the first instant of the opening day", at: opening, expected: "allowed" },
    { name: "one millisecond into the opening day", at: opening + 1, expected: "allowed" },
    { name: "the last instant of the opening day", at: afterOpening - 1, expected: "allowed" },
    { name: "the first instant of the closing day", at: closing, expected: "allowed" },
    { name: "the last instant of the closing day", at: afterClosing - 1, expected: "allowed" },
    { name: "the first instant after the closing day", at: afterClosing, expected: "renewal.too_late" },
    { name: "one millisecond after the closing day", at: afterClosing + 1, expected: "renewal.too_late" },
  ];
}

/** When days begin in a zone: the first instant whose wall clock shows that day, midnight or not. */
export function dayStarts(timeZone: string): (day: number) => number {
  const offsetAt = offsets(timeZone);
  const known = new Map<number, number>();
  return (day) => {
    const found = known.get(day) ?? startOfDay(day * DAY_MS, offsetAt);
    known.set(day, found);
    return found;
  };
}

function startOfDay(midnight: number, offsetAt: (at: number) => number): number {
  const [before, after] = [offsetAt(midnight - DAY_MS), offsetAt(midnight + DAY_MS)];
  if (before === after) return midnight - before;
  // The clocks change about now: walk up to the instant at which the wall clock first reaches that midnight.
  let [low, high] = [midnight - DAY_MS, midnight + DAY_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(middle) >= midnight) high = middle;
    else low = middle;
  }
  return high;
}

/** Milliseconds by which a zone's wall clock is ahead of UTC. */
function offsets(timeZone: string): (at: number) => number {
  const wall = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const whole = Math.floor(at / 1000) * 1000;
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      wall.format(whole).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
}
