import { randomUUID } from "node:crypto";
import type { OpenedSession } from "@/lib/auth/types";
import type { Permission } from "@/lib/platform/permissions";
import { findSession } from "@/lib/platform/session";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";

/** Whoever holds the session's token, as the next request of that browser finds them; null once it has ended. */
export async function viewerIn({ token }: OpenedSession): Promise<Viewer | null> {
  const session = await findSession(token, false);
  if (!session) return null;
  const { sessionId, personId, email } = session;
  return { sessionId, personId, email, locale: "en" } as Viewer;
}

/** What the action builder hands to a command for that browser. */
export async function ctxIn(
  opened: OpenedSession,
  permission: Permission = "person.change_address",
): Promise<ViewerCtx> {
  const viewer = await viewerIn(opened);
  if (!viewer) throw new Error("not signed in");
  const actor = { kind: "person", personId: viewer.personId, email: viewer.email } as const;
  return { actor, viewer, permission, requestId: "test", network: randomUUID() };
}
