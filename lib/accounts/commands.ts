import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { mailSuspension } from "./mail";
import { hasOverdue } from "./queries";
import type { SuspensionReason } from "./types";

/**
 * Lifts a suspension for debt once nothing of the account is overdue any more, in the transaction that paid, credited or
 * voided the last of it [PAY-8, M7]. Disputed invoices do not count; a suspension for another reason stays.
 */
export async function liftSuspensionIfClear(tx: Tx, ctx: Ctx, accountId: string): Promise<void> {
  // Two last payments at the same time come here one after the other, and the second sees the first.
  const reason = await lockSuspension(tx, accountId);
  if (reason !== "debt" || (await hasOverdue(tx, accountId))) return;
  await lift(tx, ctx, { accountId, reason, note: null, by: "payment" });
}

/** Why an account is suspended, null where it is not; its row is locked for writing. */
export async function lockSuspension(tx: Tx, accountId: string): Promise<SuspensionReason | null> {
  const [account] = await tx.$queryRaw<{ reason: SuspensionReason | null }[]>`
    SELECT suspension_reason::text AS reason FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  return account?.reason ?? null;
}

interface Suspension {
  readonly accountId: string;
  readonly reason: SuspensionReason;
  /** For colleagues; customers never see it. */
  readonly note: string | null;
}

/** Suspends an account whose row is locked, and tells its people [DSK-1]. */
export async function suspend(tx: Tx, ctx: Ctx, { accountId, reason, note }: Suspension): Promise<void> {
  await tx.$executeRaw`
    UPDATE account SET status = 'suspended', suspension_reason = ${reason}::suspension_reason WHERE id = ${accountId}::uuid`;
  const eventId = await audit(tx, ctx, {
    action: "account.suspended",
    accountId,
    before: { status: "active" },
    after: { status: "suspended", reason, ...(note ? { note } : {}) },
  });
  await mailSuspension(tx, { accountId, eventId, reason, what: `suspended_${reason}` });
}

/** Lifts what an account is suspended for, whose row is locked, and tells its people once [PAY-8, DSK-1]. */
export async function lift(
  tx: Tx,
  ctx: Ctx,
  { accountId, reason, note, by }: Suspension & { readonly by: "payment" | "hand" },
): Promise<void> {
  await tx.$executeRaw`UPDATE account SET status = 'active', suspension_reason = NULL WHERE id = ${accountId}::uuid`;
  const eventId = await audit(tx, ctx, {
    action: "account.suspension_lifted",
    accountId,
    before: { status: "suspended", reason },
    after: { status: "active", ...(note ? { note } : {}) },
  });
  const what = by === "payment" ? "suspension_lifted" : "suspension_lifted_by_hand";
  await mailSuspension(tx, { accountId, eventId, reason, what });
}
