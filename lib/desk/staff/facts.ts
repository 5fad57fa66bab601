import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { deskId } from "../schema";
import type { StaffFacts } from "./types";

export const staffColumns = Prisma.sql`staff.id, staff.name, staff.email, staff.phone, staff.role::text AS role,
  factor.confirmed_at IS NOT NULL AS "hasFactor", staff.ended_at IS NOT NULL AS "hasLeft"`;

/** @throws DomainError NOT_FOUND */
export async function findStaff(tx: Tx, id: string): Promise<StaffFacts> {
  if (!deskId.safeParse(id).success) throw notFound();
  const [found] = await tx.$queryRaw<StaffFacts[]>`
    SELECT ${staffColumns},
           (SELECT count(*)::int FROM staff other
            WHERE other.role = 'admin' AND other.ended_at IS NULL AND other.id <> staff.id) AS "otherAdmins",
           (SELECT count(*)::int FROM account WHERE account.account_executive_id = staff.id) AS "executiveOf",
           (SELECT count(*)::int FROM account WHERE account.collector_id = staff.id) AS "collectorOf"
    FROM staff LEFT JOIN staff_factor factor ON factor.staff_id = staff.id WHERE staff.id = ${id}::uuid`;
  if (!found) throw notFound();
  return found;
}

/** For writing: one change of the seller's people after the other, so that two admins do not end each other. @throws DomainError NOT_FOUND */
export async function lockStaff(tx: Tx, id: string): Promise<StaffFacts> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('staff-admins', 0))`;
  return findStaff(tx, id);
}
