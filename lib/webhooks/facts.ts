import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { unseal } from "@/lib/platform/sealed";

/** What the secrets of endpoints are sealed for. */
export const SECRETS = "webhooks";

interface LockedEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly version: number;
  readonly isPaused: boolean;
}

/** An endpoint that is about to be changed; whoever sends to it meanwhile waits to write what became of it. @throws DomainError NOT_FOUND */
export async function lockEndpoint(tx: Tx, id: string): Promise<LockedEndpoint> {
  const [found] = await tx.$queryRaw<LockedEndpoint[]>`
    SELECT id, name, url, types, version, paused_at IS NOT NULL AS "isPaused" FROM webhook_endpoint
    WHERE id = ${id}::uuid FOR UPDATE`;
  if (!found) throw notFound();
  return found;
}

/** Two of the worker's hands at most are at webhooks, however slow their endpoints: mails do not wait for them. */
const LANES = 2;
const laneOf = (endpointId: string): string => `webhooks_${Number.parseInt(endpointId.slice(-2), 16) % LANES}`;

/** Wakes the endpoint's sender, at once after what was written is committed. */
export async function wakeSender(tx: Tx, endpointId: string): Promise<void> {
  await addJob(tx, endpointId, `webhook_send:${endpointId}`, 0);
}

/** Wakes it later; of several the one said last counts, which looks at all that waits. */
export async function wakeSenderIn(tx: Tx, endpointId: string, seconds: number): Promise<void> {
  await addJob(tx, endpointId, `webhook_again:${endpointId}`, seconds);
}

async function addJob(tx: Tx, endpointId: string, key: string, seconds: number): Promise<void> {
  await tx.$executeRaw`
    SELECT portal.enqueue_in_lane('webhook_send', ${JSON.stringify({ endpointId })}::json, ${key}, ${laneOf(endpointId)}, ${seconds}::int)`;
}

interface EndpointSecrets {
  readonly id: string;
  readonly secret: Uint8Array;
  /** Null when its time is over. */
  readonly earlierSecret: Uint8Array | null;
}

export const secretsOf = ({ id, secret, earlierSecret }: EndpointSecrets): string[] =>
  [secret, earlierSecret].flatMap((sealed) => (sealed ? [unseal(SECRETS, id, sealed)] : []));
