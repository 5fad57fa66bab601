import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";

/**
 * The accounts that one of the seller's people works with, where the account is joined as `account`: an account executive and a
 * collector see their own, admins and support all [DSK]. The only such predicate; every query and command of the desk has it.
 */
export function ownAccountsSql({ role, staffId }: Pick<StaffMember, "role" | "staffId">): Prisma.Sql {
  if (role === "account_executive") return Prisma.sql`account.account_executive_id = ${staffId}::uuid`;
  if (role === "collector") return Prisma.sql`account.collector_id = ${staffId}::uuid`;
  return Prisma.sql`true`;
}
