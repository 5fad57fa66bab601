import { systemReading, type Tx } from "@/lib/platform/db";
import type { StaffMember } from "@/lib/platform/staff-session";
import { findSuspension } from "./facts";
import { canLift, canSuspend } from "./rules";
import type { LastSuspension, SuspensionState } from "./types";

/** @throws DomainError NOT_FOUND where it is not theirs to work with */
export const getSuspension = (staff: StaffMember, id: string): Promise<SuspensionState> =>
  systemReading(async (tx) => {
    const facts = await findSuspension(tx, staff, id);
    const { name: account, reason, hasOverdue } = facts;
    const seller = await tx.sellerEntity.findFirstOrThrow({ orderBy: { rank: "asc" }, select: { timeZone: true } });
    return {
      ...{ accountId: facts.id, account, reason, hasOverdue, timeZone: seller.timeZone },
      last: reason ? await findLast(tx, id) : null,
      suspendForDebt: canSuspend(facts, "debt"),
      suspend: canSuspend(facts, "other"),
      lift: canLift(facts),
    };
  });

/** Null where it came with the account's data. */
async function findLast(tx: Tx, accountId: string): Promise<LastSuspension | null> {
  const [last] = await tx.$queryRaw<LastSuspension[]>`
    SELECT event.at, coalesce(staff.name, event.actor_email, event.actor_kind) AS who, event.after ->> 'note' AS note
    FROM audit_event event LEFT JOIN staff ON staff.email = event.actor_email
    WHERE event.account_id = ${accountId}::uuid AND event.action = 'account.suspended'
    ORDER BY event.at DESC, event.id DESC LIMIT 1`;
  return last ?? null;
}
