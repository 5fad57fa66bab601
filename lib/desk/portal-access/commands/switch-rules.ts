import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockAccessGroup } from "../facts";
import { canSwitchOff, canSwitchOn } from "../rules";
import type { SwitchRulesInput } from "../schema";

/** Opens or shuts the portal to who comes in by rule; contract contacts are not touched [ACC-5]. @throws DomainError NOT_FOUND, RULE */
export const switchRules = (ctx: DeskCtx, { billGroup, to }: SwitchRulesInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const group = await lockAccessGroup(tx, ctx.staff, billGroup);
    const isOn = to === "on";
    requireAllowed(isOn ? canSwitchOn(group) : canSwitchOff(group));
    await tx.$executeRaw`UPDATE bill_group SET access_rules_on = ${isOn} WHERE id = ${group.id}::uuid`;
    const eventId = await audit(tx, ctx, {
      action: `bill_group.access_rules_turned_${to}`,
      accountId: group.accountId,
      billGroupId: group.id,
      before: { accessRulesOn: group.isOn },
      after: { accessRulesOn: isOn },
    });
    await noticeOfChange(tx, eventId);
  });
