import { randomBytes } from "node:crypto";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { PREVIEW_MINUTES } from "@/lib/platform/preview-session";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { readPreviewOffer } from "./queries";
import type { PreviewInput } from "./schema";

interface Ended {
  readonly id: string;
  readonly accountId: string;
  readonly billGroupId: string;
  readonly billGroup: string;
}

/** Ends what this session previews, and says so in the audit log; there is one at most. */
async function endLive(tx: Tx, ctx: DeskCtx): Promise<Ended | null> {
  const [ended] = await tx.$queryRaw<Ended[]>`
    UPDATE preview SET ended_at = portal.now() FROM bill_group
    WHERE preview.session_id = ${ctx.staff.sessionId}::uuid AND preview.ended_at IS NULL
      AND bill_group.id = preview.bill_group_id
    RETURNING preview.id, preview.account_id AS "accountId", preview.bill_group_id AS "billGroupId",
              bill_group.name AS "billGroup"`;
  if (!ended) return null;
  const { accountId, billGroup } = ended;
  await audit(tx, ctx, { action: "preview.ended", accountId, before: { billGroup } });
  return ended;
}

/**
 * Begins to look at the portal as a customer of this bill group sees it: for half an hour, in this session, instead of what
 * it previewed before [DSK-3]. @returns the token of the browser's cookie, which is kept as a hash
 * @throws DomainError NOT_FOUND, RULE `preview.no_contracts`
 */
export const startPreview = (ctx: DeskCtx, { billGroup: id }: PreviewInput): Promise<{ token: string }> =>
  transaction(ctx, async (tx) => {
    const { staffId, sessionId } = ctx.staff;
    // Two presses at once begin one after the other.
    await tx.$executeRaw`SELECT FROM session WHERE id = ${sessionId}::uuid FOR UPDATE`;
    const { accountId, billGroupId, billGroup, decision } = await readPreviewOffer(tx, ctx.staff, id);
    requireAllowed(decision);
    await endLive(tx, ctx);
    const token = randomBytes(32).toString("base64url");
    await tx.$executeRaw`
      INSERT INTO preview (id, token_hash, session_id, staff_id, account_id, bill_group_id, started_at)
      VALUES (${newId()}::uuid, ${sha256(token)}, ${sessionId}::uuid, ${staffId}::uuid, ${accountId}::uuid,
              ${billGroupId}::uuid, portal.now())`;
    await audit(tx, ctx, { action: "preview.started", accountId, after: { billGroup, minutes: PREVIEW_MINUTES } });
    return { token };
  });

/** Ends it from the next request on; one that is over already is no error. @returns which bill group it was of */
export const endPreview = (ctx: DeskCtx): Promise<{ billGroupId: string | null }> =>
  transaction(ctx, async (tx) => ({ billGroupId: (await endLive(tx, ctx))?.billGroupId ?? null }));
