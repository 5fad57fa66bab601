import { cache } from "react";
import { systemDb } from "./db";
import type { StaffRole } from "./desk-permissions";
import type { Locale } from "./locales";
import { signedInViewer } from "./session";

declare const minted: unique symbol;

/** One of the seller's people, signed in by mail; only this file makes one, from a live session [SIG-7]. */
export interface StaffMember {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly sessionId: string;
  readonly locale: Locale;
  /** An app of theirs gives codes. */
  readonly isEnrolled: boolean;
  /** The second factor was proven in this session. Without it the desk shows nothing else. */
  readonly isProven: boolean;
  readonly [minted]: true;
}

interface StaffRow {
  staffId: string;
  name: string;
  email: string;
  role: StaffRole;
  isEnrolled: boolean;
  isProven: boolean;
}

/** Who asks, where it is one of the seller's people who has not left; read once a request. */
export const currentStaff = cache(async (): Promise<StaffMember | null> => {
  const viewer = await signedInViewer();
  if (!viewer) return null;
  const { sessionId, locale } = viewer;
  const [row] = await systemDb(
    (tx) => tx.$queryRaw<StaffRow[]>`
      SELECT staff.id AS "staffId", staff.name, staff.email, staff.role::text AS role,
             factor.confirmed_at IS NOT NULL AS "isEnrolled",
             factor.confirmed_at IS NOT NULL AND session.proven_at IS NOT NULL AS "isProven"
      FROM session
      JOIN person ON person.id = session.person_id AND person.email_verified_at IS NOT NULL
      JOIN staff ON staff.email = person.email AND staff.ended_at IS NULL
      LEFT JOIN staff_factor factor ON factor.staff_id = staff.id
      WHERE session.id = ${sessionId}::uuid`,
  );
  return row ? ({ ...row, sessionId, locale } as StaffMember) : null;
});
