import { systemDb, type Tx } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { readEvent } from "../stripe";

/**
 * Takes an event of the provider's into the inbox, once, with the job that acts on it; nothing in it but its ids is
 * believed [M2, M3]. @throws Error when the signature is not the provider's
 */
export async function receiveEvent(body: string, signature: string): Promise<void> {
  const event = readEvent(body, signature);
  await systemDb((tx) => takeIntoInbox(tx, event));
}

/** However it came to be known, it is taken once. @returns whether that was now */
export async function takeIntoInbox(
  tx: Tx,
  { id, type, objectId }: { readonly id: string; readonly type: string; readonly objectId: string | null },
): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO provider_event (id, type, object_id, received_at, done_at)
    VALUES (${id}, ${type}, ${objectId ?? ""}, portal.now(), CASE WHEN ${objectId === null} THEN portal.now() END)
    ON CONFLICT (id) DO NOTHING`;
  if (added > 0 && objectId) await enqueue(tx, "provider_event", { eventId: id }, `provider_event:${id}`);
  return added > 0;
}
