import { lockBillGroup } from "@/lib/access/locks";
import { toStanding } from "@/lib/billing/facts";
import { canChangeBillGroup } from "@/lib/billing/rules";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { beginOf, type GroupFound, getGroup, turningOn } from "../queries";
import type { AutoPayInput } from "../schema";

/**
 * From the next 06:00 on, invoices of the group's contracts paid by card are paid on their due date [BIL-4]. Turned on
 * again, what it had stopped trying is tried anew.
 * @throws DomainError NOT_FOUND, RULE with the reason of canTurnOnAutoPay
 */
export const turnOnAutoPay = (ctx: ViewerCtx, { billGroup }: AutoPayInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    await lockBillGroup(tx, ctx, billGroup);
    const found = await getGroup(tx, ctx.viewer, billGroup);
    requireAllowed(turningOn(found));
    if (found.isOn) return;
    const updated = await tx.$executeRaw`
      UPDATE bill_group SET auto_pay = true, auto_pay_from = ${beginOf(found)}::date WHERE id = ${billGroup}::uuid`;
    if (updated === 0) throw notFound();
    await recordAndTell(tx, ctx, found, true);
  });

/** A payment that is on its way already goes on. @throws DomainError NOT_FOUND, RULE with canChangeBillGroup's reason */
export const turnOffAutoPay = (ctx: ViewerCtx, { billGroup }: AutoPayInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    await lockBillGroup(tx, ctx, billGroup);
    const found = await getGroup(tx, ctx.viewer, billGroup);
    requireAllowed(canChangeBillGroup(toStanding(found)));
    if (!found.isOn) return;
    const updated = await tx.$executeRaw`
      UPDATE bill_group SET auto_pay = false, auto_pay_from = NULL WHERE id = ${billGroup}::uuid`;
    if (updated === 0) throw notFound();
    await recordAndTell(tx, ctx, found, false);
  });

async function recordAndTell(tx: Tx, ctx: ViewerCtx, { id, accountId }: GroupFound, autoPay: boolean): Promise<void> {
  const eventId = await audit(tx, ctx, {
    action: autoPay ? "bill_group.auto_pay_turned_on" : "bill_group.auto_pay_turned_off",
    accountId,
    billGroupId: id,
    before: { autoPay: !autoPay },
    after: { autoPay },
  });
  await noticeOfChange(tx, eventId);
}
