import { randomInt } from "node:crypto";
import { onTestFailed } from "vitest";

export interface Chance {
  readonly seed: number;
  /** A whole number from 0 up to, not including, `end`. */
  below: (end: number) => number;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  shuffled: <T>(items: readonly T[]) => T[];
}

/** Randomness that can be had again: a failing test prints its seed, and `SEED=… npm run test:db` replays it. */
export function chance(): Chance {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  onTestFailed(() => console.error(`to replay: SEED=${seed}`));
  return chanceOf(seed);
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    seed,
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    shuffled: (items) =>
      items
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
  };
}
