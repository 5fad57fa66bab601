import { systemReading } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import type { Viewer } from "@/lib/platform/viewer";
import { readDecision } from "./facts";
import type { AddressChange, NewAddressLink, PendingAddress } from "./types";

/** Through the system's door, since the viewer's never sees who wants which address. */
export function getAddressChange(viewer: Viewer): Promise<AddressChange> {
  return systemReading(async (tx) => {
    const { decision, timeZone } = await readDecision(tx, viewer);
    const [pending] = await tx.$queryRaw<PendingAddress[]>`
      SELECT email, created_at AS "askedAt", expires_at AS "expiresAt" FROM new_address
      WHERE person_id = ${viewer.personId}::uuid AND expires_at > portal.now()`;
    return { email: viewer.email, decision, pending: pending ?? null, timeZone };
  });
}

/** Looks at a link and uses nothing up, however often it is opened [SIG-2]. Whether the address is taken is not told yet [SIG-3]. */
export function findNewAddressLink(token: string, viewer: Viewer | null): Promise<NewAddressLink> {
  return systemReading(async (tx) => {
    const [asked] = await tx.$queryRaw<{ personId: string; from: string; to: string }[]>`
      SELECT person.id AS "personId", person.email AS from, asked.email AS to
      FROM new_address asked JOIN person ON person.id = asked.person_id
      WHERE asked.link_hash = ${sha256(token)} AND asked.expires_at > portal.now()`;
    if (!asked) return { state: "dead" };
    const { personId, from, to } = asked;
    const state = viewer === null ? "signed_out" : viewer.personId === personId ? "yours" : "somebody_else";
    return { state, token, from, to, signedInAs: viewer?.email ?? "" };
  });
}
