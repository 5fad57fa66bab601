import { readOwnSeller } from "@/lib/branding/queries";
import { audit } from "@/lib/platform/audit";
import { now } from "@/lib/platform/clock";
import { systemDb, type Tx } from "@/lib/platform/db";
import { type Contact, refused } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { endOtherSessions } from "../../sessions/commands";
import { mailAddressChanged } from "../mail";
import type { NewAddressLinkInput } from "../schema";

/**
 * Makes the new address count, once: its link proves the mailbox, the session proves the person [SIG-9]. Other browsers
 * are signed out, and the old address is told.
 * @throws DomainError RULE `new_address.link_dead`, `new_address.somebody_else`, `new_address.taken`; UNAUTHENTICATED
 */
export async function confirmNewAddress(ctx: ViewerCtx, { token }: NewAddressLinkInput): Promise<void> {
  await systemDb(async (tx) => {
    const { from, to } = await useUp(tx, ctx, token);
    // Before the person, as signing in has it: neither waits for the other in a circle.
    await tx.$executeRaw`DELETE FROM sign_in_request WHERE email IN (${from}, ${to})`;
    const seller = await readOwnSeller(tx, ctx.viewer);
    await setAddress(tx, ctx, to, seller.brand.customerService);
    // After the person is locked: a sign-in by the old address that came first is seen, one that comes later finds nobody.
    await endOtherSessions(tx, ctx);
    await requireOwnSession(tx, ctx);
    const entry = { action: "person.address_changed", before: { email: from }, after: { email: to } };
    const eventId = await audit(tx, ctx, entry);
    await mailAddressChanged(tx, ctx.viewer, seller, { eventId, from, to, at: await now(tx) });
  });
}

/** The delete decides who is first. */
async function useUp(tx: Tx, ctx: ViewerCtx, token: string): Promise<{ from: string; to: string }> {
  const [used] = await tx.$queryRaw<{ personId: string; to: string }[]>`
    DELETE FROM new_address WHERE link_hash = ${sha256(token)} AND expires_at > portal.now()
    RETURNING person_id AS "personId", email AS to`;
  if (!used) throw new DomainError("RULE", "new_address.link_dead");
  // Thrown inside the transaction, so the link stays good for whose it is.
  if (used.personId !== ctx.viewer.personId) throw new DomainError("RULE", "new_address.somebody_else");
  const { email: from } = await tx.person.findUniqueOrThrow({ where: { id: used.personId }, select: { email: true } });
  return { from, to: used.to };
}

/** Who holds the address was not told before its mailbox was proven, so that nobody can probe who is known [SIG-3]. */
async function setAddress(tx: Tx, { viewer }: ViewerCtx, email: string, ask: Contact): Promise<void> {
  try {
    await tx.person.updateMany({ where: { id: viewer.personId }, data: { email, emailVerifiedAt: await now(tx) } });
  } catch (cause) {
    if (!isTaken(cause)) throw cause;
    throw new DomainError("RULE", "new_address.taken", { refusal: refused("new_address.taken", { ask }) });
  }
}

/** Ended in another browser while this was on its way, the session changes nothing any more [ACC-7]. */
async function requireOwnSession(tx: Tx, { viewer }: ViewerCtx): Promise<void> {
  const own = await tx.$queryRaw<unknown[]>`SELECT id FROM session WHERE id = ${viewer.sessionId}::uuid FOR UPDATE`;
  if (own.length === 0) throw new DomainError("UNAUTHENTICATED", "session.ended");
}

const isTaken = (cause: unknown): boolean =>
  typeof cause === "object" && cause !== null && "code" in cause && cause.code === "P2002";
