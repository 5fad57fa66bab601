import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { canMakeDefault } from "../rules";
import type { MethodInput } from "../schema";
import { lockMethod } from "./lock-methods";

/**
 * From now on the method is used where nothing else is chosen [BIL-3].
 * @throws DomainError NOT_FOUND, RULE with the reason of canMakeDefault
 */
export const makeDefault = (ctx: ViewerCtx, input: MethodInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { group, method, others } = await lockMethod(tx, ctx, input);
    requireAllowed(canMakeDefault({ ...group, ...method, others: others.length }));
    // The one before lets go first: there is one at most.
    await tx.$executeRaw`
      UPDATE payment_method SET is_default = false WHERE bill_group_id = ${group.id}::uuid AND is_default`;
    await tx.$executeRaw`UPDATE payment_method SET is_default = true WHERE id = ${method.id}::uuid`;
    const eventId = await audit(tx, ctx, {
      action: "payment_method.made_default",
      accountId: group.accountId,
      billGroupId: group.id,
      after: { kind: method.kind },
    });
    await noticeOfChange(tx, eventId);
  });
