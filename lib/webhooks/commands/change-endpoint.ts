import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { seal } from "@/lib/platform/sealed";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockEndpoint, SECRETS, wakeSender } from "../facts";
import { canBeTarget, canPause, canResume, normalTarget } from "../rules";
import type { EditEndpointInput, EndpointInput } from "../schema";
import { newSecret } from "../send";

/** Nothing is sent until somebody resumes it; what happens meanwhile waits. @throws DomainError NOT_FOUND, RULE */
export const pauseEndpoint = (ctx: DeskCtx, { endpoint: id }: EndpointInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { name, isPaused } = await lockEndpoint(tx, id);
    requireAllowed(canPause(isPaused));
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET paused_at = portal.now(), paused_by = 'staff' WHERE id = ${id}::uuid`;
    await audit(tx, ctx, { action: "webhook.endpoint_paused", after: { endpoint: name, pausedBy: "staff" } });
  });

/** What waited is sent now, with all its tries before it. @throws DomainError NOT_FOUND, RULE */
export const resumeEndpoint = (ctx: DeskCtx, { endpoint: id }: EndpointInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { name, isPaused } = await lockEndpoint(tx, id);
    requireAllowed(canResume(isPaused));
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET paused_at = NULL, paused_by = NULL, failing_since = NULL WHERE id = ${id}::uuid`;
    await tx.$executeRaw`
      UPDATE webhook_delivery SET next_try_at = portal.now(), tries = 0
      WHERE endpoint_id = ${id}::uuid AND state = 'waiting'`;
    await audit(tx, ctx, { action: "webhook.endpoint_resumed", after: { endpoint: name } });
    await wakeSender(tx, id);
  });

/**
 * Another name, address or choice of events. What waits goes to the new address; what happened before is not told of afterwards
 * [DSK-6]. @throws DomainError NOT_FOUND, INVALID beside the address
 */
export async function editEndpoint(ctx: DeskCtx, { endpoint: id, name, url, types }: EditEndpointInput): Promise<void> {
  const target = canBeTarget(url, env().WEBHOOKS_ALLOW_PRIVATE === "on");
  if (!target.allowed) throw new DomainError("INVALID", target.reason, { field: "url" });
  await transaction(ctx, async (tx) => {
    const { name: endpoint, url: savedUrl, types: savedTypes } = await lockEndpoint(tx, id);
    const before = { name: endpoint, url: savedUrl, types: [...savedTypes].sort().join(", ") };
    const after = { name, url: normalTarget(url), types: [...types].sort().join(", ") };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    // At another address nothing has failed yet.
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET name = ${name}, url = ${after.url}, types = ${[...types]}::text[],
        failing_since = CASE WHEN url = ${after.url} THEN failing_since END
      WHERE id = ${id}::uuid`;
    await audit(tx, ctx, {
      action: "webhook.endpoint_changed",
      before: { endpoint, ...before },
      after: { endpoint, ...after },
    });
  });
}

/** The endpoint is told of nothing more, and what was sent to it is forgotten. @throws DomainError NOT_FOUND */
export const removeEndpoint = (ctx: DeskCtx, { endpoint: id }: EndpointInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { name } = await lockEndpoint(tx, id);
    await tx.$executeRaw`DELETE FROM webhook_endpoint WHERE id = ${id}::uuid`;
    await audit(tx, ctx, { action: "webhook.endpoint_removed", before: { endpoint: name } });
  });

/** The earlier secret signs as well for so long, so that the receiver can change over in its own time. */
export const EARLIER_HOURS = 24;

/** @returns the new secret, shown once @throws DomainError NOT_FOUND */
export async function changeSecret(ctx: DeskCtx, { endpoint: id }: EndpointInput): Promise<{ secret: string }> {
  const secret = newSecret();
  await transaction(ctx, async (tx) => {
    const { name } = await lockEndpoint(tx, id);
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET earlier_secret = secret, secret = ${seal(SECRETS, id, secret)},
        earlier_until = portal.now() + make_interval(hours => ${EARLIER_HOURS})
      WHERE id = ${id}::uuid`;
    await audit(tx, ctx, { action: "webhook.secret_changed", after: { endpoint: name } });
  });
  return { secret };
}
