import { readBillGroups } from "@/lib/bill-groups/queries";
import { groupInLink } from "@/lib/bill-groups/rules";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import { newId, newSecret } from "@/lib/platform/ids";
import type { RequestFacts } from "@/lib/platform/request";
import type { Viewer } from "@/lib/platform/viewer";
import type { OpenedSession } from "../types";
import { endThisSession } from "./end-this-session";

/** A browser that signs in. */
export interface SigningIn {
  readonly request: Pick<RequestFacts, "id" | "network" | "browserToken" | "userAgent">;
  /** Whose session it has already, if any. */
  readonly viewer?: Viewer | null;
}

/** A sign-in request that was just used up: its address is proven. */
export interface UsedRequest {
  readonly email: string;
  readonly locale: string;
  readonly returnTo: string | null;
}

/**
 * Opens a session for the proven address, in the transaction that used the link or code up [S1]. It takes the place of
 * the one that this browser had, which nobody could end from here any more [SIG-6].
 */
export async function openSession(tx: Tx, { request, viewer }: SigningIn, used: UsedRequest): Promise<OpenedSession> {
  const token = newSecret();
  // The browser's language at first sign-in stays, until another is chosen [ANY-2].
  const [person] = await tx.$queryRaw<[{ id: string; locale: string | null }]>`
    INSERT INTO person (id, email, email_verified_at, locale) VALUES (${newId()}::uuid, ${used.email}, portal.now(), ${used.locale})
    ON CONFLICT (email) DO UPDATE SET
      email_verified_at = coalesce(person.email_verified_at, excluded.email_verified_at),
      locale = coalesce(person.locale, excluded.locale)
    RETURNING id, locale`;
  if (viewer) await endThisSession(tx, request.id, viewer);
  await tx.$executeRaw`
    INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
    VALUES (${newId()}::uuid, ${sha256(token)}, ${person.id}::uuid, ${request.userAgent}, portal.now(), portal.now())`;
  const actor = { kind: "person", personId: person.id, email: used.email } as const;
  await audit(tx, { actor, requestId: request.id }, { action: "session.opened" });
  const billGroup = await groupInMind(tx, person.id, used.returnTo);
  return { token, locale: person.locale, returnTo: used.returnTo, billGroup };
}

/** The bill group of the link that was followed, if it is theirs; what is not is as if it had not been named [ACC-6]. */
async function groupInMind(tx: Tx, personId: string, returnTo: string | null): Promise<string | null> {
  const wanted = returnTo && groupInLink(returnTo);
  if (!wanted) return null;
  const { chosen } = await readBillGroups(tx, { personId }, wanted);
  return chosen?.id === wanted ? wanted : null;
}
