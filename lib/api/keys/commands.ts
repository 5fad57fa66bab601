import { randomBytes } from "node:crypto";
import { audit } from "@/lib/platform/audit";
import { today } from "@/lib/platform/clock";
import { systemDb } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import { newId, newSecret } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import type { MakeKeyInput, RevokeKeyInput } from "./schema";
import type { KnownKey } from "./types";

const PREFIX_BYTES = 5;

/**
 * Makes a key for another system of the seller's: its text is in this answer and nowhere else [DSK-5].
 * @throws DomainError INVALID `api_keys.ends_in_past`
 */
export const makeKey = (
  ctx: DeskCtx,
  { name, scopes, endsOn }: MakeKeyInput,
): Promise<{ text: string; name: string }> =>
  transaction(ctx, async (tx) => {
    if (endsOn && endsOn < (await today(tx, "UTC")))
      throw new DomainError("INVALID", "api_keys.ends_in_past", { field: "endsOn" });
    const prefix = `bp_${randomBytes(PREFIX_BYTES).toString("hex")}`;
    const text = `${prefix}_${newSecret()}`;
    await tx.$executeRaw`
      INSERT INTO api_key (id, name, prefix, key_hash, scopes, ends_on, created_by, created_at)
      VALUES (${newId()}::uuid, ${name}, ${prefix}, ${sha256(text)}, ${[...scopes]}::text[],
              ${endsOn ?? null}::date, ${ctx.actor.email}, portal.now())`;
    await audit(tx, ctx, {
      action: "api_key.made",
      after: { key: prefix, name, scopes: scopes.join(" "), endsOn: endsOn ?? null },
    });
    return { text, name };
  });

/** It opens nothing from the next request on. Revoked already it stays so. @throws DomainError NOT_FOUND */
export const revokeKey = (ctx: DeskCtx, { key }: RevokeKeyInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const [found] = await tx.$queryRaw<{ prefix: string; isRevoked: boolean }[]>`
      SELECT prefix, revoked_at IS NOT NULL AS "isRevoked" FROM api_key WHERE id = ${key}::uuid FOR UPDATE`;
    if (!found) throw notFound();
    if (found.isRevoked) return;
    await tx.$executeRaw`UPDATE api_key SET revoked_at = portal.now() WHERE id = ${key}::uuid`;
    await audit(tx, ctx, { action: "api_key.revoked", after: { key: found.prefix } });
  });

/** The live key of this text, and that it was used, noted once a minute at most; null for any other text. */
export const acceptKey = (text: string): Promise<KnownKey | null> =>
  systemDb(async (tx) => {
    const hash = sha256(text);
    const [found] = await tx.$queryRaw<(KnownKey & { isDue: boolean })[]>`
      SELECT id, prefix, scopes, coalesce(last_used_at < portal.now() - interval '1 minute', true) AS "isDue" FROM api_key
      WHERE key_hash = ${hash} AND revoked_at IS NULL AND (ends_on IS NULL OR ends_on >= portal.today('UTC'))`;
    if (found?.isDue) await tx.$executeRaw`UPDATE api_key SET last_used_at = portal.now() WHERE id = ${found.id}::uuid`;
    return found ?? null;
  });
