import { addEndpoint } from "@/lib/webhooks/commands/add-endpoint";
import { CHOOSABLE_TYPES, type EventType } from "@/lib/webhooks/schema";
import { sendDue, tellOfEvent } from "@/lib/webhooks/tasks";
import { ADMIN, deskCtx, staffOf } from "../desk/desk";
import { row, rows } from "../setup/admin";
import { queuedJobs } from "../setup/jobs";

export const adminCtx = async () => deskCtx(await staffOf(ADMIN), "webhooks.manage");

/** An endpoint that is told of everything, or of these. */
export async function anEndpoint(url: string, types: readonly EventType[] = CHOOSABLE_TYPES) {
  const { secret } = await addEndpoint(await adminCtx(), { name: `ERP ${url}`, url, types: [...types] });
  const { id } = await row<{ id: string }>(
    "SELECT id FROM webhook_endpoint WHERE name = $1 ORDER BY created_at DESC LIMIT 1",
    [`ERP ${url}`],
  );
  return { id, secret };
}

/** As the worker does: takes the jobs of webhooks that are there now, each once. @returns how many there were */
export async function work(): Promise<number> {
  const jobs = (await queuedJobs()).filter(({ task }) => task.startsWith("webhook_"));
  await rows("DELETE FROM graphile_worker._private_jobs");
  for (const { task, payload } of jobs)
    if (task === "webhook_event") await tellOfEvent(payload as { eventId: string });
    else await sendDue(payload as { endpointId: string });
  return jobs.length;
}

/** Until what was done is told. */
export async function tell(): Promise<void> {
  await work();
  await work();
}

export interface DeliverySeen {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly tries: number;
  /** From now, rounded. */
  readonly seconds: number | null;
}

export const deliveries = (): Promise<DeliverySeen[]> =>
  rows<DeliverySeen>(
    `SELECT delivery.id, event.type, delivery.state::text AS state, delivery.tries,
            round(extract(epoch FROM delivery.next_try_at - portal.now()))::int AS seconds
     FROM webhook_delivery delivery JOIN webhook_event event ON event.id = delivery.event_id
     ORDER BY delivery.created_at, delivery.id`,
  );
