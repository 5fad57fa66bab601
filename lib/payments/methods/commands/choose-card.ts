import { lockBillGroup, lockOwnPlace } from "@/lib/access/locks";
import { joinOwnAccessSql } from "@/lib/access/visible";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getMethodGroup } from "../facts";
import { canChooseCard } from "../rules";
import type { ChooseCardInput } from "../schema";

/**
 * Says which of its bill group's methods pays for a contract, or that the default one does [CON-2].
 * @throws DomainError NOT_FOUND, RULE with the reason of canChooseCard
 */
export const chooseCard = (ctx: ViewerCtx, { contract: number, method }: ChooseCardInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const [contract] = await tx.$queryRaw<{ id: string; accountId: string; billGroupId: string }[]>`
      SELECT contract.id, contract.account_id AS "accountId", contract.bill_group_id AS "billGroupId"
      FROM contract ${joinOwnAccessSql(ctx.viewer)}
      WHERE contract.number = ${number} AND contract.paid_by = 'card'`;
    if (!contract) throw notFound();
    await lockBillGroup(tx, ctx, contract.billGroupId);
    await lockOwnPlace(tx, ctx, contract.id);
    const { standing } = await getMethodGroup(tx, ctx.viewer, contract.billGroupId);
    const [place] = await tx.$queryRaw<[{ isHolder: boolean; before: string | null }]>`
      SELECT portal.is_card_holder(id) AS "isHolder", payment_method_id::text AS before
      FROM contract WHERE id = ${contract.id}::uuid`;
    requireAllowed(canChooseCard(standing, place.isHolder));
    const chosen = method === "default" ? null : method;
    if (chosen === place.before) return;
    const [done] = await tx.$queryRaw<[{ isDone: boolean }]>`
      SELECT portal.choose_card(${contract.id}::uuid, ${chosen}::uuid) AS "isDone"`;
    if (!done.isDone) throw notFound();
    const { accountId, id: contractId } = contract;
    const eventId = await audit(tx, ctx, { action: "contract.payment_method_chosen", accountId, contractId });
    await noticeOfChange(tx, eventId);
  });
