import { systemDb, type Tx } from "@/lib/platform/db";
import type { Permission } from "@/lib/platform/permissions";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";

/** A viewer as a live session would mint one, for a person who exists already or is made here. */
export async function viewerOf(email: string): Promise<Viewer> {
  const personId = await systemDb(async (tx) => {
    const person = await tx.person.upsert({
      where: { email },
      create: { email, emailVerifiedAt: new Date() },
      update: { emailVerifiedAt: new Date() },
      select: { id: true },
    });
    return person.id;
  });
  return { personId, email, sessionId: "00000000-0000-4000-8000-000000000000", locale: "en" } as Viewer;
}

/** What the action builder hands to a command. */
export async function ctxOf(email: string, permission: Permission = "contracts.decide_renewal"): Promise<ViewerCtx> {
  const viewer = await viewerOf(email);
  const actor = { kind: "person", personId: viewer.personId, email } as const;
  return { actor, viewer, permission, requestId: "test-request" };
}

/** The mails waiting to be sent, oldest first. */
export const queuedMails = () =>
  systemDb(async (tx) => {
    const rows = await asJobs(tx);
    return rows.map(({ payload }) => payload as { to: string; subject: string; text: string; messageId: string });
  });

async function asJobs(tx: Tx): Promise<{ payload: unknown }[]> {
  await tx.$executeRaw`SELECT set_config('role', 'none', true)`;
  return tx.$queryRaw`SELECT payload FROM portal.waiting_mails()`;
}
