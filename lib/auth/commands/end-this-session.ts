import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";

/** Ends the session that this browser has, where another sign-in takes its place [SIG-6]. */
export async function endThisSession(tx: Tx, requestId: string, viewer: Viewer): Promise<void> {
  const { sessionId, personId, email } = viewer;
  const { count } = await tx.session.deleteMany({ where: { id: sessionId, personId } });
  const actor = { kind: "person", personId, email } as const;
  if (count > 0) await audit(tx, { actor, requestId }, { action: "session.ended" });
}
