import { randomUUID } from "node:crypto";
import type { DeskPermission } from "@/lib/platform/desk-permissions";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { DeskCtx } from "@/lib/platform/viewer";
import { row } from "../setup/admin";
import { viewerOf } from "../setup/world";

export const ADMIN = "admin@fjord.example";
export const ANNA = "anna.ae@fjord.example";
export const CARL = "carl.collector@fjord.example";
export const SAM = "sam.support@fjord.example";

/** One of the seller's people, with a session of their own whose second factor is not proven. */
export async function staffOf(email: string): Promise<StaffMember> {
  const { personId } = await viewerOf(email);
  const sessionId = randomUUID();
  await row(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     VALUES ($1, sha256($2::text::bytea), $3, 'test', portal.now(), portal.now()) RETURNING id`,
    [sessionId, sessionId, personId],
  );
  const { id, name, role } = await row<{ id: string; name: string; role: StaffMember["role"] }>(
    "SELECT id, name, role::text AS role FROM staff WHERE email = $1",
    [email],
  );
  return { staffId: id, name, email, role, sessionId, locale: "en", isEnrolled: false, isProven: false } as StaffMember;
}

/** What the builder of desk actions hands to a command. */
export const deskCtx = (
  staff: StaffMember,
  permission: DeskPermission | "second_factor" = "second_factor",
): DeskCtx => ({
  actor: { kind: "staff", staffId: staff.staffId, email: staff.email },
  ...{ staff, permission, requestId: `test-${randomUUID()}`, network: randomUUID() },
});
