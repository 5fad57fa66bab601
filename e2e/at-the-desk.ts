import { randomUUID } from "node:crypto";
import type { Database } from "./database";

export type DeskRole = "admin" | "account_executive" | "collector" | "support";

export interface StaffAtDesk {
  staffId: string;
  name: string;
  email: string;
  /** The session cookie's value; the second factor is proven in it. */
  session: string;
}

/** One of the seller's people, of this test's own, who has set up a second factor and proven it [SIG-7]. */
export async function makeStaff(db: Database, role: DeskRole): Promise<StaffAtDesk> {
  const staffId = randomUUID();
  const [name, email] = [`Desk ${staffId.slice(0, 8)}`, `desk-${staffId}@fjord.example`];
  await db.rows(
    "INSERT INTO staff (id, name, email, phone, role) VALUES ($1, $2, $3, '+46 8 000 000', $4::staff_role)",
    [...[staffId, name, email, role]],
  );
  // What is sealed in it is never opened here: the session below is proven already.
  await db.rows(
    "INSERT INTO staff_factor (staff_id, secret, confirmed_at) VALUES ($1, decode(repeat('00', 64), 'hex'), portal.now())",
    [staffId],
  );
  const session = await db.openSession(email);
  await db.rows(
    `UPDATE session SET proven_at = portal.now()
     FROM person WHERE person.id = session.person_id AND person.email = $1`,
    [email],
  );
  return { staffId, name, email, session };
}
