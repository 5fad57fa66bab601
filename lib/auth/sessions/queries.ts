import { readOwnSeller } from "@/lib/branding/queries";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { liveSessionSql } from "@/lib/platform/live-session";
import type { Viewer } from "@/lib/platform/viewer";
import { browserIn } from "./rules";
import type { OwnSessions } from "./types";

interface SessionRow {
  id: string;
  userAgent: string;
  signedInAt: Date;
  lastActiveAt: Date;
}

/** Where the viewer is signed in now: this session first, then what was active last [SIG-6]. */
export function getOwnSessions(viewer: Viewer): Promise<OwnSessions> {
  return viewerReading(viewer, async (tx) => {
    const { timeZone } = await readOwnSeller(tx, viewer);
    const rows = await tx.$queryRaw<SessionRow[]>`
      SELECT id, user_agent AS "userAgent", created_at AS "signedInAt", last_active_at AS "lastActiveAt"
      FROM session WHERE person_id = ${viewer.personId}::uuid AND ${liveSessionSql}
      ORDER BY id = ${viewer.sessionId}::uuid DESC, last_active_at DESC, id`;
    const sessions = rows.map(({ userAgent, ...row }) => ({
      ...row,
      ...browserIn(userAgent),
      isThis: row.id === viewer.sessionId,
    }));
    return { sessions, timeZone };
  });
}

/** How many sessions of a person's live now. */
export async function countSessionsOf(tx: Tx, personId: string): Promise<number> {
  const [{ live }] = await tx.$queryRaw<[{ live: number }]>`
    SELECT count(*)::int AS live FROM session WHERE person_id = ${personId}::uuid AND ${liveSessionSql}`;
  return live;
}
