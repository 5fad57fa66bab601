import { deskAccountsSql } from "@/lib/access/visible";
import { hasOverdue } from "@/lib/accounts/queries";
import type { SuspensionReason } from "@/lib/accounts/types";
import type { Tx } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskId } from "../schema";
import type { SuspensionFacts } from "./types";

interface Row {
  id: string;
  name: string;
  reason: SuspensionReason | null;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

/** An account of theirs, and what the rules look at. @throws DomainError NOT_FOUND */
export async function findSuspension(
  tx: Tx,
  staff: StaffMember,
  id: string,
): Promise<SuspensionFacts & { readonly id: string; readonly name: string }> {
  if (!deskId.safeParse(id).success) throw notFound();
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT account.id, account.name, account.suspension_reason::text AS reason, collector.name AS "collectorName",
           collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM account JOIN staff collector ON collector.id = account.collector_id
    WHERE account.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
  if (!row) throw notFound();
  const { collectorName: name, collectorEmail: email, collectorPhone: phone, ...account } = row;
  return {
    ...account,
    maySuspend: hasDeskPermission(staff.role, "accounts.suspend"),
    hasOverdue: await hasOverdue(tx, id),
    collector: { name, email, phone },
  };
}
