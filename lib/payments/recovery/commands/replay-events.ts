import { systemDb } from "@/lib/platform/db";
import { takeIntoInbox } from "../../commands/receive-event";
import { knownAttempts } from "../queries";
import { listEvents, listUnpaid } from "../stripe";
import type { Recovered, Remembered } from "../types";
import { recoverAttempt } from "./recover-attempt";

export interface Replayed {
  readonly events: number;
  /** Of those, new to the inbox. */
  readonly taken: number;
}

/**
 * After a restore: puts back what the provider remembers of attempts that this database has lost, closes there what nobody
 * has paid, and hands each event since then to the inbox, as the webhook does. Nobody is charged by it, and done again it
 * finds nothing new [P1, M1, M3].
 * @param since some time before the backup, by the provider's clock
 * @throws DomainError UNAVAILABLE
 */
export async function replayEvents(since: Date, tell: (recovered: Recovered) => void): Promise<Replayed> {
  const events = await listEvents(since);
  const remembered = [...events.flatMap((event) => event.remembered ?? []), ...(await listUnpaid(since))];
  const byAttempt = new Map<string, Remembered>();
  for (const one of remembered) if (!byAttempt.has(one.attemptId)) byAttempt.set(one.attemptId, one);
  const known = await systemDb((tx) => knownAttempts(tx, [...byAttempt.keys()]));
  for (const [attemptId, one] of byAttempt) if (!known.has(attemptId)) tell(await recoverAttempt(one));
  let taken = 0;
  for (const event of events) taken += (await systemDb((tx) => takeIntoInbox(tx, event))) ? 1 : 0;
  return { events: events.length, taken };
}
