import { audit } from "@/lib/platform/audit";
import { now } from "@/lib/platform/clock";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockEndpoint, wakeSender } from "../facts";
import { bodyOf, canSend } from "../rules";
import type { DeliveryInput, EndpointInput, ReplaySinceInput } from "../schema";

/** An event without content, for this endpoint only, on the same way as every other. @throws DomainError NOT_FOUND, RULE */
export const sendTest = (ctx: DeskCtx, { endpoint: id }: EndpointInput): Promise<{ delivery: string }> =>
  transaction(ctx, async (tx) => {
    const { name, isPaused } = await lockEndpoint(tx, id);
    requireAllowed(canSend(isPaused));
    const action = "webhook.test_sent";
    const eventId = await audit(tx, ctx, { action, after: { endpoint: name } });
    const test = {
      ...{ id: eventId, type: "webhook.test" as const, at: await now(tx), action },
      before: {},
      after: {},
    };
    const payload = JSON.stringify(bodyOf({ ...test, account: null, billGroup: null, contract: null }));
    const delivery = newId();
    await tx.$executeRaw`
      INSERT INTO webhook_event (id, type, at, payload) VALUES (${eventId}::uuid, ${test.type}, ${test.at}::timestamptz, ${payload})`;
    await tx.$executeRaw`
      INSERT INTO webhook_delivery (id, endpoint_id, event_id, created_at, next_try_at)
      VALUES (${delivery}::uuid, ${id}::uuid, ${eventId}::uuid, portal.now(), portal.now())`;
    await wakeSender(tx, id);
    return { delivery };
  });

const AGAIN = Prisma.sql`SET state = 'waiting', tries = 0, next_try_at = portal.now()`;

/** Sends one delivery again, with the id it always had. @throws DomainError NOT_FOUND, RULE */
export const sendAgain = (ctx: DeskCtx, { delivery: id }: DeliveryInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const [delivery] = await tx.$queryRaw<{ endpointId: string; eventId: string }[]>`
      SELECT endpoint_id AS "endpointId", event_id AS "eventId" FROM webhook_delivery WHERE id = ${id}::uuid`;
    if (!delivery) throw notFound();
    const { name, isPaused } = await lockEndpoint(tx, delivery.endpointId);
    requireAllowed(canSend(isPaused));
    await tx.$executeRaw`UPDATE webhook_delivery ${AGAIN} WHERE id = ${id}::uuid`;
    await audit(tx, ctx, { action: "webhook.sent_again", after: { endpoint: name, event: delivery.eventId } });
    await wakeSender(tx, delivery.endpointId);
  });

/** The same for all of the last hours, or those that were given up. @throws DomainError NOT_FOUND, RULE */
export const sendAllAgain = (
  ctx: DeskCtx,
  { endpoint: id, hours, what }: ReplaySinceInput,
): Promise<{ count: number }> =>
  transaction(ctx, async (tx) => {
    const { name, isPaused } = await lockEndpoint(tx, id);
    requireAllowed(canSend(isPaused));
    const which = what === "all" ? Prisma.sql`state <> 'waiting'` : Prisma.sql`state = 'given_up'`;
    const count = await tx.$executeRaw`
      UPDATE webhook_delivery ${AGAIN}
      WHERE endpoint_id = ${id}::uuid AND created_at >= portal.now() - make_interval(hours => ${hours}) AND ${which}`;
    await audit(tx, ctx, { action: "webhook.all_sent_again", after: { endpoint: name, hours, count } });
    if (count > 0) await wakeSender(tx, id);
    return { count };
  });
