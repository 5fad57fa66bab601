import { systemReading } from "@/lib/platform/db";
import type { Standing } from "./types";

const MINUTES_OPEN = 15;
const HOURS_BACK = 24;

interface Row {
  waiting: number;
  running: number;
  givenUp: number;
  oldestJobSeconds: number;
  attemptsOverdue: number;
  eventsWaiting: number;
}

/** Four statements that read by index what is unfinished or new, and never a table as a whole. */
export const readStanding = (): Promise<Standing> =>
  systemReading(async (tx) => {
    const attempts = await tx.$queryRaw<{ state: string; count: number }[]>`
      SELECT status::text AS state, count(*)::int AS count FROM payment_attempt
      WHERE ended_at IS NULL OR ended_at > portal.now() - make_interval(hours => ${HOURS_BACK}::int) GROUP BY status`;
    const [row] = await tx.$queryRaw<[Row]>`
      SELECT jobs.waiting::int, jobs.running::int, jobs.given_up::int AS "givenUp", jobs.oldest_seconds AS "oldestJobSeconds",
             (SELECT count(*)::int FROM payment_attempt
              WHERE ended_at IS NULL AND created_at < portal.now() - make_interval(mins => ${MINUTES_OPEN}::int)
                AND NOT (means = 'bank_debit' AND status = 'processing')) AS "attemptsOverdue",
             (SELECT count(*)::int FROM provider_event
              WHERE received_at > portal.now() - make_interval(hours => ${HOURS_BACK}::int) AND done_at IS NULL) AS "eventsWaiting"
      FROM portal.job_counts() jobs`;
    const ledgerChecks = await tx.$queryRaw<Standing["ledgerChecks"][number][]>`
      SELECT scope, findings, extract(epoch FROM checked_at)::float8 AS "checkedAt", uncompared IS NULL AS "isCompared"
      FROM ledger_check ORDER BY scope`;
    const { waiting, running, givenUp, ...rest } = row;
    return { ...rest, attempts, jobs: { waiting, running, givenUp }, ledgerChecks };
  });
