import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockStaff } from "../facts";
import { canChangeRole } from "../rules";
import type { ChangeRoleInput } from "../schema";

/** Counts from their next request on, which reads the role afresh. @throws DomainError NOT_FOUND, RULE with the reason of canChangeRole */
export const changeRole = (ctx: DeskCtx, { staff: id, role }: ChangeRoleInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const member = await lockStaff(tx, id);
    requireAllowed(canChangeRole(member, role));
    await tx.$executeRaw`UPDATE staff SET role = ${role}::staff_role WHERE id = ${member.id}::uuid`;
    await audit(tx, ctx, {
      action: "staff.role_given",
      before: { person: member.email, staffRole: member.role },
      after: { person: member.email, staffRole: role },
    });
  });
