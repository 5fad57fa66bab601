import { ownRows } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import { systemDb } from "@/lib/platform/db";
import type { ViewerCtx } from "@/lib/platform/viewer";

/** Ends this session; others of the same person go on. */
export async function signOut(ctx: ViewerCtx): Promise<void> {
  await systemDb(async (tx) => {
    await tx.session.deleteMany({ where: { id: ctx.viewer.sessionId, ...ownRows(ctx.viewer) } });
    await audit(tx, ctx, { action: "session.ended" });
  });
}
