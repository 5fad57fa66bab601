import { audit } from "@/lib/platform/audit";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { mailStaffAdded } from "../mail";
import type { AddStaffInput } from "../schema";

/**
 * Lets somebody work at the desk, or lets back in who had left; they sign in by mail and set up a second factor first [SIG-7].
 * @throws DomainError INVALID `staff.known` beside the address
 */
export const addStaff = (ctx: DeskCtx, { name, email, phone, role }: AddStaffInput): Promise<{ name: string }> =>
  transaction(ctx, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO staff (id, name, email, phone, role)
      VALUES (${newId()}::uuid, ${name}, ${email}, ${phone}, ${role}::staff_role)
      ON CONFLICT (email) DO UPDATE
        SET name = excluded.name, phone = excluded.phone, role = excluded.role, ended_at = NULL
        WHERE staff.ended_at IS NOT NULL`;
    if (added === 0) throw new DomainError("INVALID", "staff.known", { field: "email", params: { email } });
    const eventId = await audit(tx, ctx, { action: "staff.added", after: { person: email, name, staffRole: role } });
    await mailStaffAdded(tx, { eventId, email });
    return { name };
  });
