import { systemReading, type Tx } from "@/lib/platform/db";
import type { StaffRole } from "@/lib/platform/desk-permissions";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { containing } from "@/lib/platform/search";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskId } from "../schema";
import { findStaff, staffColumns } from "./facts";
import { canChangeRole, canEndStaff, canResetFactor } from "./rules";
import type { StaffSearch } from "./schema";
import type { StaffDetails, StaffList, StaffRow, Successor } from "./types";

const PAGE_SIZE = 50;
const MOST_SUCCESSORS = 500;

/** The seller's people, by name, 50 a page; who has left among them. Admins only. */
export async function listStaff(_staff: StaffMember, search: StaffSearch): Promise<StaffList> {
  const given = readCursor(search);
  const cursor = given && deskId.safeParse(given.key[1]).success ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const like = search.q ? containing(search.q) : null;
  const found = await systemReading(
    (tx) => tx.$queryRaw<StaffRow[]>`
      SELECT ${staffColumns} FROM staff LEFT JOIN staff_factor factor ON factor.staff_id = staff.id
      WHERE ${cursor ? beyond(cursor) : Prisma.sql`true`}
        AND ${like ? Prisma.sql`(staff.name ILIKE ${like} OR staff.email ILIKE ${like})` : Prisma.sql`true`}
      ORDER BY staff.name ${way}, staff.id ${way} LIMIT ${PAGE_SIZE + 1}`,
  );
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf: ({ name, id }) => [name, id], toRow: (row) => row });
}

const beyond = ({ direction, key: [name, id] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`(staff.name, staff.id) > (${name}, ${id}::uuid)`
    : Prisma.sql`(staff.name, staff.id) < (${name}, ${id}::uuid)`;

/** @throws DomainError NOT_FOUND */
export const getStaff = (_staff: StaffMember, id: string): Promise<StaffDetails> =>
  systemReading(async (tx) => {
    const facts = await findStaff(tx, id);
    return {
      ...facts,
      end: canEndStaff(facts),
      reset: canResetFactor(facts),
      changeRole: canChangeRole(facts, facts.role === "support" ? "collector" : "support"),
      executives: facts.executiveOf > 0 ? await listSuccessors(tx, id, "account_executive") : [],
      collectors: facts.collectorOf > 0 ? await listSuccessors(tx, id, "collector") : [],
    };
  });

/** Who could take accounts over: of that role, or an admin. */
export const listSuccessors = (tx: Tx, id: string, role: StaffRole): Promise<Successor[]> => tx.$queryRaw<Successor[]>`
  SELECT staff.id, staff.name FROM staff
  WHERE staff.role IN (${role}::staff_role, 'admin') AND staff.ended_at IS NULL AND staff.id <> ${id}::uuid
  ORDER BY staff.role = 'admin', staff.name, staff.id LIMIT ${MOST_SUCCESSORS}`;
