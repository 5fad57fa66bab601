import { endSessionsByAddress } from "@/lib/auth/sessions/commands";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockStaff } from "../facts";
import { canResetFactor } from "../rules";
import type { ResetFactorInput } from "../schema";

/** Their app and recovery codes prove nothing any more, and they are signed out; at their next sign-in they set up another [SIG-7]. @throws DomainError NOT_FOUND, RULE */
export const resetFactor = (ctx: DeskCtx, { staff: id }: ResetFactorInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const member = await lockStaff(tx, id);
    requireAllowed(canResetFactor(member));
    await forgetFactor(tx, member);
    await audit(tx, ctx, { action: "staff.second_factor_reset", after: { person: member.email } });
  });

/** Nothing proves them any more, and nothing is open. */
export async function forgetFactor(
  tx: Tx,
  { id, email }: { readonly id: string; readonly email: string },
): Promise<void> {
  await tx.staffRecoveryCode.deleteMany({ where: { staffId: id } });
  await tx.staffFactor.deleteMany({ where: { staffId: id } });
  await endSessionsByAddress(tx, email);
}
