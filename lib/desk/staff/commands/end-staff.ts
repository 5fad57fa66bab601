import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import type { StaffRole } from "@/lib/platform/desk-permissions";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockStaff } from "../facts";
import { listSuccessors } from "../queries";
import { canEndStaff } from "../rules";
import type { EndStaffInput } from "../schema";
import { forgetFactor } from "./reset-factor";

/**
 * Ends somebody's access to the desk from their next request on, and hands their accounts to others, since customers are told
 * whom to ask. @throws DomainError NOT_FOUND, RULE with the reason of canEndStaff, INVALID `staff.successor_missing`
 */
export const endStaff = (ctx: DeskCtx, { staff: id, executive, collector }: EndStaffInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const member = await lockStaff(tx, id);
    requireAllowed(canEndStaff(member));
    const [executiveId, collectorId] = [
      member.executiveOf > 0 ? await successor(tx, member.id, "account_executive", "executive", executive) : null,
      member.collectorOf > 0 ? await successor(tx, member.id, "collector", "collector", collector) : null,
    ];
    await tx.$executeRaw`
      UPDATE account SET account_executive_id = ${executiveId}::uuid
      WHERE account_executive_id = ${member.id}::uuid AND ${executiveId}::uuid IS NOT NULL`;
    await tx.$executeRaw`
      UPDATE account SET collector_id = ${collectorId}::uuid
      WHERE collector_id = ${member.id}::uuid AND ${collectorId}::uuid IS NOT NULL`;
    await tx.$executeRaw`UPDATE staff SET ended_at = portal.now() WHERE id = ${member.id}::uuid`;
    await forgetFactor(tx, member);
    await audit(tx, ctx, {
      action: "staff.ended",
      before: { person: member.email, staffRole: member.role },
      after: {
        person: member.email,
        executiveOf: member.executiveOf,
        executiveId,
        collectorOf: member.collectorOf,
        collectorId,
      },
    });
  });

async function successor(
  tx: Tx,
  id: string,
  role: StaffRole,
  field: string,
  wanted: string | undefined,
): Promise<string> {
  const found = (await listSuccessors(tx, id, role)).find((one) => one.id === wanted);
  if (!found) throw new DomainError("INVALID", "staff.successor_missing", { field });
  return found.id;
}
