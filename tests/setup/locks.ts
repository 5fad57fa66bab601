import { row } from "./admin";

const PATIENCE_MS = 10_000;

/** Resolves once that many of this database's connections wait for a lock: the race is then where the test wants it. */
export async function untilWaiting(count: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { waiting } = await row<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting >= count) return;
    if (Date.now() > deadline) throw new Error(`${waiting} instead of ${count} connections wait for a lock`);
  }
}
