import { systemDb } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { readEvent } from "../stripe";

/**
 * Takes an event of the provider's into the inbox, once, with the job that acts on it; nothing in it but its ids is
 * believed [M2, M3]. @throws Error when the signature is not the provider's
 */
export async function receiveEvent(body: string, signature: string): Promise<void> {
  const { id, type, objectId } = readEvent(body, signature);
  await systemDb(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO provider_event (id, type, object_id, received_at, done_at)
      VALUES (${id}, ${type}, ${objectId ?? ""}, portal.now(), CASE WHEN ${objectId === null} THEN portal.now() END)
      ON CONFLICT (id) DO NOTHING`;
    if (added > 0 && objectId) await enqueue(tx, "provider_event", { eventId: id }, `provider_event:${id}`);
  });
}
