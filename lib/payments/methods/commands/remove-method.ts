import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { canRemoveMethod, nextDefault } from "../rules";
import type { MethodInput } from "../schema";
import { lockMethod } from "./lock-methods";

/**
 * Removes a method for good: from here on nothing is charged to it, and the worker lets the provider forget it. What used
 * it goes on with the default one [BIL-3].
 * @throws DomainError NOT_FOUND, RULE with the reason of canRemoveMethod
 */
export const removeMethod = (ctx: ViewerCtx, input: MethodInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { group, method, others } = await lockMethod(tx, ctx, input);
    requireAllowed(canRemoveMethod({ ...group, ...method, others: others.length }));
    await tx.$executeRaw`
      UPDATE payment_method SET removed_at = portal.now(), is_default = false WHERE id = ${method.id}::uuid`;
    const next = method.isDefault ? nextDefault(others, group.today) : null;
    if (next) await tx.$executeRaw`UPDATE payment_method SET is_default = true WHERE id = ${next.id}::uuid`;
    const eventId = await audit(tx, ctx, {
      action: "payment_method.removed",
      accountId: group.accountId,
      billGroupId: group.id,
      before: { kind: method.kind },
    });
    await noticeOfChange(tx, eventId);
  });
