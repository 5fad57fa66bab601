import type { Latency } from "./latency";
import type { PageBytes } from "./page";
import { type Contender, failures, type Rounds, ratio, typical } from "./rounds";

/** One measured statement of a goal. Information: a missed goal fails nothing. */
export interface Verdict {
  /** Its number among the goals, or what else was asked of the portal. */
  goal: number | "load";
  what: string;
  /** What it may be at most; null: a figure to know, which nobody asked for. */
  limit: number | null;
  /** NaN: not measured. */
  value: number;
  isMet: boolean;
  /** The figures behind it. */
  detail: string;
}

/** One request at a time, of the portal's pages. */
export interface Flatness {
  small: Latency | null;
  typical: Latency | null;
  /** Null where the data set is too small to have them. */
  wide: Latency | null;
  largeFirst: Latency | null;
  largeDeep: Latency | null;
}

export interface Measured {
  /** By number of connections; the last one counts for the goal. */
  rounds: Rounds[];
  bytes: Record<Contender, PageBytes>;
  flatness: Flatness;
  /** Goals that are judged where they are measured. */
  further: Verdict[];
}

/** All goals, in the order of their numbers. */
export const judge = (measured: Measured): Verdict[] =>
  [...cpuGoal(measured), ...flatGoals(measured.flatness), ...byteGoals(measured.bytes), ...measured.further].sort(
    (one, other) => Number(one.goal) - Number(other.goal),
  );

function cpuGoal({ rounds }: Measured): Verdict[] {
  return rounds.map((taken) => {
    const [own, theirs] = [typical(taken, "portal", "cpuMs"), typical(taken, "bareNext", "cpuMs")];
    const { failed, requests } = failures(taken, "portal");
    const told = failed > 0 ? `; ${failed} of ${requests} failed` : "";
    const what = `CPU a request ÷ bare Next's, c=${taken.connections}`;
    const found = verdict(1, what, 0.8, ratio(taken, "cpuMs", "bareNext"), `${ms(own)} ÷ ${ms(theirs)}${told}`);
    // An error page is cheap: what fails is no list.
    return { ...found, isMet: found.isMet && failed <= requests * MOST_FAILED };
  });
}

const MOST_FAILED = 0.001;

function flatGoals({ small, typical, wide, largeFirst, largeDeep }: Flatness): Verdict[] {
  const compare = (what: string, limit: number, one: Latency | null, other: Latency | null): Verdict[] => {
    if (!one || !other) return [];
    const problem = one.problem ?? other.problem;
    return [verdict(2, what, limit, one.p50Ms / other.p50Ms, problem ?? `${ms(one.p50Ms)} ÷ ${ms(other.p50Ms)}`)];
  };
  return [
    ...compare("p50, large database ÷ small", 1.2, typical, small),
    ...compare("p50, 1,000 contracts ÷ 10", 2, wide, typical),
    ...compare("p50, deep page ÷ first page", 1.2, largeDeep, largeFirst),
  ];
}

function byteGoals({ portal, bareNext }: Record<Contender, PageBytes>): Verdict[] {
  const bytes = (n: number): string => `${(n / 1000).toFixed(1)} kB`;
  return [
    verdict(
      6,
      "HTML ÷ its table's markup",
      1.5,
      portal.html / portal.table,
      `${bytes(portal.html)} ÷ ${bytes(portal.table)}`,
    ),
    verdict(
      6,
      "client JS, gzip ÷ bare Next's, most of any list",
      1.1,
      portal.scriptsGzip / bareNext.scriptsGzip,
      `${bytes(portal.scriptsGzip)} (${new URL(portal.scriptsOn).pathname}) ÷ ${bytes(bareNext.scriptsGzip)}`,
    ),
  ];
}

export const verdict = (
  goal: Verdict["goal"],
  what: string,
  limit: number,
  value: number,
  detail: string,
): Verdict => ({
  ...{ goal, what, limit, value, detail },
  isMet: value <= limit,
});

/** A figure that is told beside the goals. */
export const figure = (goal: Verdict["goal"], what: string, value: number, detail: string): Verdict => ({
  ...{ goal, what, limit: null, value, detail },
  isMet: true,
});

/** What this run leaves out, so that nobody takes it for met. */
export const unmeasured = (goal: Verdict["goal"], what: string, why: string): Verdict =>
  figure(goal, what, Number.NaN, why);

/** The word that stands in the table. */
export function wordOf({ isMet, limit, value }: Verdict): string {
  if (limit === null) return Number.isNaN(value) ? "not measured" : "told";
  return isMet ? "met" : "missed";
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;
