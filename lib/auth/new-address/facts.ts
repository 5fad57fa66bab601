import { readOwnSeller } from "@/lib/branding/queries";
import type { OwnSeller } from "@/lib/branding/types";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { type Decision, refused } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import { canChangeAddress } from "./rules";

/**
 * Whether the viewer may change their address now, and their seller.
 * @throws DomainError UNAUTHENTICATED where the session ended meanwhile
 */
export async function readDecision(tx: Tx, viewer: Viewer): Promise<OwnSeller & { decision: Decision }> {
  const seller = await readOwnSeller(tx, viewer);
  if (viewer.preview) return { ...seller, decision: refused("preview.read_only") };
  const [session] = await tx.$queryRaw<{ signedInAt: Date }[]>`
    SELECT created_at AS "signedInAt" FROM session
    WHERE id = ${viewer.sessionId}::uuid AND person_id = ${viewer.personId}::uuid`;
  if (!session) throw new DomainError("UNAUTHENTICATED", "session.ended");
  const { customerService } = seller.brand;
  return { ...seller, decision: canChangeAddress({ ...session, customerService }, await now(tx)) };
}
