import { deleteAccessRules, insertAccessRule, listAccessRules, MOST_RULES } from "@/lib/access/access-rules";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockAccessGroup } from "../facts";
import { canAddRule, isAgreed, swallowedBy } from "../rules";
import type { AddRuleInput } from "../schema";

export interface AddedRule {
  readonly value: string;
  /** Nothing was done yet: the single addresses it would take the place of were not agreed to [ACC-4]. */
  readonly asks: boolean;
}

/**
 * Lets a domain or an address see the bill group's contracts, from their next request on [ACC-2, ACC-7].
 * @throws DomainError NOT_FOUND, INVALID with the reason of canAddRule beside the field
 */
export const addRule = (ctx: DeskCtx, { billGroup, rule, swallows }: AddRuleInput): Promise<AddedRule> =>
  transaction(ctx, async (tx) => {
    const group = await lockAccessGroup(tx, ctx.staff, billGroup);
    const existing = await listAccessRules(tx, group.id);
    if (existing.length >= MOST_RULES)
      throw new DomainError("RULE", "access_rules.too_many", { params: { most: MOST_RULES } });
    const may = canAddRule(group, rule, existing);
    // Beside the field where it was typed; the page that asks has none.
    if (!may.allowed)
      throw new DomainError("INVALID", may.reason, {
        refusal: may,
        ...(swallows === undefined ? { field: "rule" } : {}),
      });
    const swallowed = swallowedBy(rule, existing);
    if (!isAgreed(swallowed, swallows)) return { value: rule.value, asks: true };
    await deleteAccessRules(
      tx,
      group.id,
      swallowed.map(({ id }) => id),
    );
    await insertAccessRule(tx, group, rule);
    const eventId = await audit(tx, ctx, {
      action: "bill_group.access_rule_added",
      accountId: group.accountId,
      billGroupId: group.id,
      after: {
        ...rule,
        ...(swallowed.length > 0 ? { insteadOf: swallowed.map(({ value }) => value).join(", ") } : {}),
      },
    });
    await noticeOfChange(tx, eventId);
    return { value: rule.value, asks: false };
  });
