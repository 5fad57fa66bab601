import { audit } from "@/lib/platform/audit";
import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { mailPaused } from "../mail";
import type { DueDelivery } from "../queries";
import { hasArrived, pauseAfter, secondsUntilNext } from "../rules";
import type { SendResult } from "../types";

/** Writes what became of one try, and what follows: another one later, giving up, or a pause. @returns whether it arrived */
export const recordTry = (due: DueDelivery, result: SendResult): Promise<boolean> =>
  systemDb(async (tx) => {
    const [endpoint] = await tx.$queryRaw<{ now: Date; failingSince: Date | null; isPaused: boolean; name: string }[]>`
      SELECT portal.now() AS now, failing_since AS "failingSince", paused_at IS NOT NULL AS "isPaused", name
      FROM webhook_endpoint WHERE id = ${due.endpointId}::uuid FOR UPDATE`;
    // Removed while it was sent.
    if (!endpoint) return true;
    const isDone = hasArrived(result);
    const wait = isDone ? null : secondsUntilNext(due.tries + 1, Math.random());
    await tx.$executeRaw`
      INSERT INTO webhook_try (id, delivery_id, at, response_code, excerpt, milliseconds)
      VALUES (${newId()}::uuid, ${due.id}::uuid, portal.now(), ${result.responseCode}, ${result.excerpt}, ${result.milliseconds})`;
    const state = isDone ? "delivered" : wait === null ? "given_up" : "waiting";
    await tx.$executeRaw`
      UPDATE webhook_delivery SET state = ${state}::webhook_delivery_state, tries = ${due.tries + 1},
        next_try_at = CASE WHEN ${state} = 'waiting' THEN portal.now() + make_interval(secs => ${wait ?? 0}) END
      WHERE id = ${due.id}::uuid`;
    const failingSince = isDone ? null : (endpoint.failingSince ?? endpoint.now);
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET failing_since = ${failingSince}::timestamptz WHERE id = ${due.endpointId}::uuid`;
    if (failingSince === null || endpoint.isPaused) return isDone;
    const pause = pauseAfter(result, { isGivenUp: wait === null, failingSince, now: endpoint.now });
    if (pause) await pauseByItself(tx, due, endpoint.name, pause);
    return isDone;
  });

async function pauseByItself(tx: Tx, due: DueDelivery, name: string, pausedBy: "failing" | "gone"): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_endpoint SET paused_at = portal.now(), paused_by = ${pausedBy} WHERE id = ${due.endpointId}::uuid`;
  const ctx = { actor: { kind: "system", name: "webhooks" }, requestId: `webhook:${due.id}` } as const;
  const eventId = await audit(tx, ctx, { action: "webhook.endpoint_paused", after: { endpoint: name, pausedBy } });
  await mailPaused(tx, { eventId, endpointId: due.endpointId, name, url: due.url, pausedBy });
}
