import { lift, lockSuspension, suspend } from "@/lib/accounts/commands";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { findSuspension } from "./facts";
import { canLift, canSuspend } from "./rules";
import type { LiftInput, SuspendInput } from "./schema";

/** @throws DomainError NOT_FOUND, RULE with the reason of canSuspend */
export const suspendAccount = (ctx: DeskCtx, { account, reason, note }: SuspendInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    // A payment that clears the last of it waits here or is waited for: either way nobody is suspended for what is paid.
    await lockSuspension(tx, account);
    const facts = await findSuspension(tx, ctx.staff, account);
    requireAllowed(canSuspend(facts, reason));
    await suspend(tx, ctx, { accountId: facts.id, reason, note: note || null });
  });

/** @throws DomainError NOT_FOUND, RULE with the reason of canLift */
export const liftSuspension = (ctx: DeskCtx, { account, note }: LiftInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    await lockSuspension(tx, account);
    const facts = await findSuspension(tx, ctx.staff, account);
    requireAllowed(canLift(facts));
    if (!facts.reason) throw notFound();
    await lift(tx, ctx, { accountId: facts.id, reason: facts.reason, note, by: "hand" });
  });
