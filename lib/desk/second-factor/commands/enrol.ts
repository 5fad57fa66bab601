import { randomBytes } from "node:crypto";
import { audit } from "@/lib/platform/audit";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import { seal } from "@/lib/platform/sealed";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { countTry } from "../limits";
import { findFactor } from "../queries";
import { canEnrol, RECOVERY_CODES, shownRecovery } from "../rules";
import type { CodeInput } from "../schema";
import { newTotpSecret, stepOf } from "../totp";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Makes the secret that an app is to be given; one that was begun before is replaced. @throws DomainError RULE */
export const beginEnrolment = (ctx: DeskCtx): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { staffId } = ctx.actor;
    const factor = await findFactor(tx, staffId, true);
    requireAllowed(canEnrol({ isEnrolled: factor?.isConfirmed ?? false }));
    const secret = seal("second-factor", staffId, newTotpSecret());
    await tx.staffFactor.upsert({
      where: { staffId },
      create: { staffId, secret },
      update: { secret, lastStep: 0n },
    });
  });

/**
 * A first code shows that the app has the secret: from now on it is asked for at each sign-in, and in this one it is proven.
 * @returns the recovery codes, which are shown once and kept as hashes
 * @throws DomainError RULE `desk.code_wrong`, `desk.enrolled_already`, TOO_MANY
 */
export async function confirmEnrolment(ctx: DeskCtx, { code }: CodeInput): Promise<{ codes: string[] }> {
  const { staffId } = ctx.actor;
  await countTry(staffId);
  return transaction(ctx, async (tx) => {
    const factor = await findFactor(tx, staffId, true);
    requireAllowed(canEnrol({ isEnrolled: factor?.isConfirmed ?? false }));
    const step = factor && stepOf(factor.secret, code, await now(tx));
    if (!step) throw new DomainError("RULE", "desk.code_wrong", { field: "code" });
    await tx.$executeRaw`
      UPDATE staff_factor SET confirmed_at = portal.now(), last_step = ${step} WHERE staff_id = ${staffId}::uuid`;
    await tx.$executeRaw`
      UPDATE session SET proven_at = portal.now() WHERE id = ${ctx.staff.sessionId}::uuid`;
    await audit(tx, ctx, { action: "staff.second_factor_set" });
    return { codes: await giveRecoveryCodes(tx, staffId) };
  });
}

/** New ones in the place of all before. */
async function giveRecoveryCodes(tx: Tx, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from(randomBytes(10), (byte) => LETTERS[byte % LETTERS.length]).join(""),
  );
  await tx.staffRecoveryCode.deleteMany({ where: { staffId } });
  await tx.staffRecoveryCode.createMany({ data: codes.map((code) => ({ staffId, codeHash: sha256(code) })) });
  return codes.map(shownRecovery);
}
