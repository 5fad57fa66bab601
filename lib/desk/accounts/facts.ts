import { deskAccountsSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskId } from "../schema";

/** The name of an account of theirs. @throws DomainError NOT_FOUND */
export async function findAccount(tx: Tx, staff: StaffMember, id: string): Promise<string> {
  if (!deskId.safeParse(id).success) throw notFound();
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT account.name FROM account WHERE account.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
  if (!found) throw notFound();
  return found.name;
}
