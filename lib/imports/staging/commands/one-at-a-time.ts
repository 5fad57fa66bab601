import type { Tx } from "@/lib/platform/db";

/** Whoever takes something in waits here for whoever is at it: two that name the same things never mix. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('imports'))`;
}

/**
 * For statements over a whole file, and for who waits for another one. Of rows that came just now the planner knows nothing
 * and takes them for few: a loop in a loop over 100,000 of them would never end.
 */
export async function withPatience(tx: Tx, milliseconds: number): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('enable_nestloop', 'off', true), set_config('statement_timeout', ${String(milliseconds)}, true),
           set_config('idle_in_transaction_session_timeout', ${String(milliseconds)}, true)`;
}
