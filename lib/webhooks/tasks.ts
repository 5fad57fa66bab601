import { stopwatch } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { recordTry } from "./commands/record-try";
import { secretsOf, wakeSender, wakeSenderIn } from "./facts";
import { findDue, findEvent, secondsUntilDue } from "./queries";
import { bodyOf } from "./rules";
import { send } from "./send";

/** Job `webhook_event`: puts together what is told, once, and hands it to each endpoint that asked for its type [DSK-6]. */
export const tellOfEvent = ({ eventId }: TaskPayloads["webhook_event"]): Promise<void> =>
  systemDb(async (tx) => {
    const event = await findEvent(tx, eventId);
    if (!event) return;
    const payload = JSON.stringify(bodyOf(event));
    await tx.$executeRaw`UPDATE webhook_event SET payload = ${payload} WHERE id = ${eventId}::uuid`;
    const endpoints = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM webhook_endpoint WHERE ${event.type} = ANY (types) ORDER BY id`;
    for (const { id } of endpoints) {
      await tx.$executeRaw`
        INSERT INTO webhook_delivery (id, endpoint_id, event_id, created_at, next_try_at)
        VALUES (${newId()}::uuid, ${id}::uuid, ${eventId}::uuid, portal.now(), portal.now())`;
      await wakeSender(tx, id);
    }
  });

/** One turn of an endpoint: then whoever else waits in its lane has theirs. */
const MOST_A_TURN = 20;
const TURN_MS = 20_000;
/** After a failure the endpoint is left alone for a moment, whatever else waits for it. */
const REST_SECONDS = 5;

/**
 * Job `webhook_send`: sends what is due to one endpoint. No transaction is open while it is sent; what became of it is
 * written afterwards, so that who dies in between sends the same id again: at least once.
 */
export async function sendDue({ endpointId }: TaskPayloads["webhook_send"]): Promise<void> {
  const elapsed = stopwatch();
  let hasFailed = false;
  for (let sent = 0; sent < MOST_A_TURN && elapsed() < TURN_MS && !hasFailed; sent += 1) {
    const due = await systemDb((tx) => findDue(tx, endpointId));
    if (!due) break;
    const message = { id: due.eventId, at: due.sentAt, body: due.payload };
    const result = await send(due.url, message, secretsOf({ ...due, id: endpointId }));
    hasFailed = !(await recordTry(due, result));
  }
  await systemDb((tx) => planNext(tx, endpointId, hasFailed ? REST_SECONDS : 0));
}

async function planNext(tx: Tx, endpointId: string, atLeast: number): Promise<void> {
  const seconds = await secondsUntilDue(tx, endpointId);
  if (seconds !== null) await wakeSenderIn(tx, endpointId, Math.max(seconds, atLeast));
}

/** What was told stays this long, to be looked at and sent again. */
export const KEPT_DAYS = 30;
const MOST_CLEARED = 10_000;

/** By the clock: old events go with their deliveries, and what is overdue although nobody sends it is woken. */
export const tendWebhooks = (): Promise<void> =>
  systemDb(async (tx) => {
    await tx.$executeRaw`
      DELETE FROM webhook_event WHERE id IN (
        SELECT id FROM webhook_event WHERE at < portal.now() - make_interval(days => ${KEPT_DAYS}) ORDER BY at LIMIT ${MOST_CLEARED})`;
    const late = await tx.$queryRaw<{ id: string }[]>`
      SELECT endpoint.id FROM webhook_endpoint endpoint
      WHERE endpoint.paused_at IS NULL AND EXISTS (
        SELECT FROM webhook_delivery due
        WHERE due.endpoint_id = endpoint.id AND due.state = 'waiting' AND due.next_try_at < portal.now() - interval '10 minutes')`;
    for (const { id } of late) await wakeSender(tx, id);
  });
