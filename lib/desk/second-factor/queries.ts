import { systemReading, type Tx } from "@/lib/platform/db";
import { unseal } from "@/lib/platform/sealed";
import type { StaffMember } from "@/lib/platform/staff-session";
import { qrOf } from "./totp";
import type { Enrolment, SecondFactor } from "./types";

const PURPOSE = "second-factor";

export interface FactorRow {
  readonly secret: string;
  readonly isConfirmed: boolean;
  readonly lastStep: bigint;
}

/** The secret of one of the seller's people, opened; with `lock` held for writing. */
export async function findFactor(tx: Tx, staffId: string, lock = false): Promise<FactorRow | null> {
  if (lock) await tx.$executeRaw`SELECT FROM staff_factor WHERE staff_id = ${staffId}::uuid FOR UPDATE`;
  const row = await tx.staffFactor.findUnique({ where: { staffId } });
  if (!row) return null;
  return {
    secret: unseal(PURPOSE, staffId, row.secret),
    isConfirmed: row.confirmedAt !== null,
    lastStep: row.lastStep,
  };
}

/** How it stands with somebody's second factor; the secret is shown while it is set up and never again. */
export async function getSecondFactor(staff: StaffMember): Promise<SecondFactor> {
  const { staffId, email, isEnrolled, isProven } = staff;
  const [factor, seller, codesLeft] = await systemReading(async (tx) => [
    isEnrolled ? null : await findFactor(tx, staffId),
    await tx.sellerEntity.findFirstOrThrow({ orderBy: { rank: "asc" }, select: { name: true } }),
    await tx.staffRecoveryCode.count({ where: { staffId, usedAt: null } }),
  ]);
  const enrolment: Enrolment | null = factor
    ? { secret: factor.secret, qr: qrOf(factor.secret, seller.name, email) }
    : null;
  return { email, isEnrolled, isProven, enrolment, codesLeft };
}
