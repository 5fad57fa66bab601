import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { seal } from "@/lib/platform/sealed";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockEndpoint, SECRETS, wakeSender } from "../facts";
import { canBeTarget, canPause, canResume, normalTarget } from "../rules";
import { CHOOSABLE_TYPES, type EditEndpointInput, type EndpointInput } from "../schema";
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
 * [DSK-6]. Who saves second is told what was saved meanwhile [CON-5].
 * @throws DomainError NOT_FOUND, INVALID beside the address, CONFLICT
 */
export async function editEndpoint(ctx: DeskCtx, input: EditEndpointInput): Promise<void> {
  const { endpoint: id, name, url, types } = input;
  const target = canBeTarget(url, env().WEBHOOKS_ALLOW_PRIVATE === "on");
  if (!target.allowed) throw new DomainError("INVALID", target.reason, { field: "url" });
  await transaction(ctx, async (tx) => {
    const { name: endpoint, url: savedUrl, types: savedTypes, version } = await lockEndpoint(tx, id);
    if (version !== input.version) {
      const current = { name: endpoint, url: savedUrl, types: asTicked(savedTypes), version: String(version) };
      throw new DomainError("CONFLICT", "webhooks.changed_meanwhile", { current });
    }
    const before = { name: endpoint, url: savedUrl, types: [...savedTypes].sort().join(", ") };
    const after = { name, url: normalTarget(url), types: [...types].sort().join(", ") };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    // At another address nothing has failed yet.
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET name = ${name}, url = ${after.url}, types = ${[...types]}::text[], version = version + 1,
        failing_since = CASE WHEN url = ${after.url} THEN failing_since END
      WHERE id = ${id}::uuid`;
    await audit(tx, ctx, {
      action: "webhook.endpoint_changed",
      before: { endpoint, ...before },
      after: { endpoint, ...after },
    });
  });
}

/** As the form sends them. */
const asTicked = (types: readonly string[]): string =>
  CHOOSABLE_TYPES.filter((type) => types.includes(type)).join("\n");

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
