import { audit } from "@/lib/platform/audit";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { countTry } from "../limits";
import { findFactor } from "../queries";
import type { CodeInput, RecoveryInput } from "../schema";
import { stepOf } from "../totp";

const opened = (tx: Tx, { staff: { sessionId } }: DeskCtx): Promise<number> =>
  tx.$executeRaw`UPDATE session SET proven_at = portal.now() WHERE id = ${sessionId}::uuid`;

/**
 * Proves the second factor for this session by a code of the app. A code works once: none of its thirty seconds or before
 * them works again [SIG-7]. @throws DomainError RULE `desk.code_wrong`, TOO_MANY
 */
export async function proveByCode(ctx: DeskCtx, { code }: CodeInput): Promise<void> {
  const { staffId } = ctx.actor;
  await countTry(staffId);
  await transaction(ctx, async (tx) => {
    const factor = await findFactor(tx, staffId, true);
    const step = factor?.isConfirmed ? stepOf(factor.secret, code, await now(tx)) : null;
    if (!factor || step === null || step <= factor.lastStep)
      throw new DomainError("RULE", "desk.code_wrong", { field: "code" });
    await tx.$executeRaw`UPDATE staff_factor SET last_step = ${step} WHERE staff_id = ${staffId}::uuid`;
    await opened(tx, ctx);
    await audit(tx, ctx, { action: "staff.second_factor_proven" });
  });
}

/** The same by a recovery code, which works once. @throws DomainError RULE `desk.recovery_wrong`, TOO_MANY */
export async function proveByRecovery(ctx: DeskCtx, { recovery }: RecoveryInput): Promise<void> {
  const { staffId } = ctx.actor;
  await countTry(staffId);
  await transaction(ctx, async (tx) => {
    const used = await tx.$executeRaw`
      UPDATE staff_recovery_code SET used_at = portal.now()
      WHERE staff_id = ${staffId}::uuid AND code_hash = ${sha256(recovery)} AND used_at IS NULL`;
    if (used !== 1) throw new DomainError("RULE", "desk.recovery_wrong", { field: "recovery" });
    await opened(tx, ctx);
    await audit(tx, ctx, { action: "staff.recovery_code_used" });
  });
}
