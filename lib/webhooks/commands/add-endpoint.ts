import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { seal } from "@/lib/platform/sealed";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { SECRETS } from "../facts";
import { canAddEndpoint, canBeTarget, normalTarget } from "../rules";
import type { AddEndpointInput } from "../schema";
import { newSecret } from "../send";

/**
 * From now on the address is told of what customers do, by the types that were ticked [DSK-6].
 * @returns its secret, which is shown once
 * @throws DomainError INVALID beside the address, RULE with the reason of canAddEndpoint
 */
export async function addEndpoint(ctx: DeskCtx, { name, url, types }: AddEndpointInput): Promise<{ secret: string }> {
  const target = canBeTarget(url, env().WEBHOOKS_ALLOW_PRIVATE === "on");
  if (!target.allowed) throw new DomainError("INVALID", target.reason, { field: "url" });
  const secret = newSecret();
  await transaction(ctx, async (tx) => {
    // One after the other, so that two at once are counted.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('webhook_endpoint'))`;
    const count = await tx.webhookEndpoint.count();
    requireAllowed(canAddEndpoint(count));
    const id = newId();
    await tx.$executeRaw`
      INSERT INTO webhook_endpoint (id, name, url, types, secret, created_by_staff_id, created_at)
      VALUES (${id}::uuid, ${name}, ${normalTarget(url)}, ${[...types]}::text[], ${seal(SECRETS, id, secret)},
              ${ctx.actor.staffId}::uuid, portal.now())`;
    await audit(tx, ctx, { action: "webhook.endpoint_added", after: { endpoint: name, types: types.join(", ") } });
  });
  return { secret };
}
