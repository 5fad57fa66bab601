import { deleteAccessRules, listAccessRules } from "@/lib/access/access-rules";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockAccessGroup } from "../facts";
import { canManageAccess } from "../rules";
import type { RemoveRuleInput } from "../schema";

/** Who came in by it sees nothing from their next request on, unless they are contacts or another rule covers them [ACC-7]. @throws DomainError NOT_FOUND, RULE */
export const removeRule = (ctx: DeskCtx, { billGroup, rule: ruleId }: RemoveRuleInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const group = await lockAccessGroup(tx, ctx.staff, billGroup);
    requireAllowed(canManageAccess(group));
    const rule = (await listAccessRules(tx, group.id)).find(({ id }) => id === ruleId);
    if (!rule) throw notFound();
    await deleteAccessRules(tx, group.id, [rule.id]);
    const { kind, value } = rule;
    const eventId = await audit(tx, ctx, {
      action: "bill_group.access_rule_removed",
      accountId: group.accountId,
      billGroupId: group.id,
      before: { kind, value },
    });
    await noticeOfChange(tx, eventId);
  });
