import { ownRows } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { liveSessionSql } from "@/lib/platform/live-session";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import type { EndSessionInput } from "./schema";
import type { EndedSessions } from "./types";

/**
 * Ends one of the viewer's sessions, or all but this one; each counts from its browser's next request [SIG-6, ACC-7].
 * Somebody else's and one that is gone are the same answer [ACC-6].
 * @throws DomainError NOT_FOUND `session.gone`
 */
export async function endSession(ctx: ViewerCtx, { session }: EndSessionInput): Promise<EndedSessions> {
  return transaction(ctx, async (tx) => {
    if (session === "others") return { isThis: false, count: await endOtherSessions(tx, ctx) };
    const { count } = await tx.session.deleteMany({ where: { id: session, ...ownRows(ctx.viewer) } });
    if (count === 0) throw new DomainError("NOT_FOUND", "session.gone");
    await audit(tx, ctx, { action: "session.ended" });
    return { isThis: session === ctx.viewer.sessionId, count };
  });
}

/** Ends every session of the viewer's but this one; gives how many of them still lived. */
export async function endOtherSessions(tx: Tx, ctx: ViewerCtx): Promise<number> {
  const { personId, sessionId } = ctx.viewer;
  const ended = await tx.$queryRaw<{ isLive: boolean }[]>`
    DELETE FROM session WHERE person_id = ${personId}::uuid AND id <> ${sessionId}::uuid
    RETURNING (${liveSessionSql}) AS "isLive"`;
  const count = ended.filter(({ isLive }) => isLive).length;
  if (count > 0) await audit(tx, ctx, { action: "session.ended", after: { others: count } });
  return count;
}

/** Ends every session of a person's, by somebody at the desk; gives how many of them still lived. */
export async function endSessionsOf(tx: Tx, personId: string): Promise<number> {
  const ended = await tx.$queryRaw<{ isLive: boolean }[]>`
    DELETE FROM session WHERE person_id = ${personId}::uuid RETURNING (${liveSessionSql}) AS "isLive"`;
  return ended.filter(({ isLive }) => isLive).length;
}

/** The same by address, for the seller's people, who need not have signed in ever. */
export async function endSessionsByAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM session USING person WHERE person.id = session.person_id AND person.email = ${email}`;
}
