import { fromDateColumn, type PlainDate } from "./dates";
import type { Tx } from "./db";

/** What time it is, by the database's clock, moved by TEST_CLOCK where that is set. */
export async function now(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT portal.now() AS now`;
  return row.now;
}

/** The calendar day it is in an IANA time zone, by the same clock [REN-2, REN-6]. */
export async function today(tx: Tx, timeZone: string): Promise<PlainDate> {
  const [row] = await tx.$queryRaw<[{ today: Date }]>`SELECT portal.today(${timeZone}) AS today`;
  return fromDateColumn(row.today);
}

/** Makes the portal's clock start at an instant and run on from there; null gives it back to the database. */
export async function setTestClock(tx: Tx, start: Date | null): Promise<void> {
  await tx.$executeRaw`DELETE FROM clock_offset`;
  if (start)
    await tx.$executeRaw`
      INSERT INTO clock_offset (id, milliseconds)
      VALUES (1, round(extract(epoch FROM ${start}::timestamptz - statement_timestamp()) * 1000)::bigint)`;
}

/** Milliseconds for measuring how long something took; no rule may depend on it. */
export const stopwatch = (): (() => number) => {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
};
