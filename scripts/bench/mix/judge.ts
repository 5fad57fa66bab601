import { type Verdict, verdict } from "../goals";
import type { Load } from "../mix";
import { median } from "../numbers";
import type { Overload } from "./overload";
import type { Pressed } from "./presses";

const MEGABYTE = 2 ** 20;
const MOST_TOLD = 2;

/** What the load showed, and what was found to be wrong after it, a line each. */
export interface Loaded extends Load {
  pressed: Pressed;
  paid: number;
  wrong: { disagreements: readonly string[]; charges: readonly string[]; shown: readonly string[] };
  overload: Overload;
}

/** What was asked of the portal under load: everything must be right, memory flat, and too much told within a second. */
export function judgeLoad({ pressed, paid, wrong, overload, ...load }: Loaded): Verdict[] {
  const asked = (what: string, limit: number, value: number, detail: string): Verdict =>
    verdict("load", what, limit, value, detail);
  const none = (what: string, found: readonly string[], otherwise: string): Verdict =>
    asked(what, 0, found.length, found.length > 0 ? found.slice(0, MOST_TOLD).join("; ") : otherwise);
  const { requests, failed, rate, capacity, p99Ms, minutes } = load;
  const pace = `of ${requests} in ${minutes} minutes, ${rate} of ${capacity.toFixed(0)} a second; p99 ${p99Ms} ms`;
  const done = `${pressed.done} done, ${paid} payments among them${pressed.reasons.map((why) => `; ${why}`).join("")}`;
  const { first, last } = quartersOf(load.memory);
  const { asked: all, taken, sentAway, medianAwayMs, slowestAwayMs, recoveredMs } = overload;
  const away = `${all} asked, ${taken} taken on, ${sentAway} told to come later`;
  return [
    asked("requests that failed", 0, failed, pace),
    asked("payments and changes of access that failed", 0, pressed.failed, done),
    asked("memory, last quarter ÷ first", 1.1, last / first, `${megabytes(last)} ÷ ${megabytes(first)}`),
    none("[M1] what does not agree in ledger and charges", wrong.disagreements, "the ledger check, of what was paid"),
    none("[M1] invoices charged otherwise than once", wrong.charges, "the provider's charges and the invoices alone"),
    none("[A1] lists and documents that are not theirs", wrong.shown, "the rule said again in SQL, for a sample"),
    asked("overload: answers that are neither the page nor a 503 with Retry-After", 0, overload.wrong, away),
    sentAway > 0
      ? asked(
          "overload: slowest 503, in seconds",
          1,
          slowestAwayMs / 1000,
          `half of them in ${medianAwayMs.toFixed(0)} ms`,
        )
      : asked("overload: slowest 503, in seconds", 1, Number.NaN, "nobody was told to come later"),
    asked("overload: seconds until the page is there again", 1, recoveredMs / 1000, "after each burst, the longest"),
  ];
}

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(0)} MB`;

/** The median of the first quarter of all samples and of the last: a single collection of garbage says nothing. */
export function quartersOf(samples: readonly number[]): { first: number; last: number } {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  return { first: median(samples.slice(0, quarter)), last: median(samples.slice(-quarter)) };
}
