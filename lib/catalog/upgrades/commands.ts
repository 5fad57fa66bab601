import { lockBillGroup, lockOwnPlace } from "@/lib/access/locks";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getBuying } from "../facts";
import { countAsked } from "../limits";
import { getToldRequest } from "../requests/facts";
import { confirmRequest, tellExecutive } from "../requests/mail";
import { getUpgradeFacts } from "./facts";
import { canAskForUpgrade, laterEditions } from "./rules";
import type { AskForUpgradeInput } from "./schema";

/**
 * Asks the account executive for another edition of a subscription [QUO-8]; one waits at a time.
 * @throws DomainError NOT_FOUND, RULE with the reasons of canAskForUpgrade, INVALID, TOO_MANY
 */
export const askForUpgrade = (
  ctx: ViewerCtx,
  { subscription, edition, note }: AskForUpgradeInput,
): Promise<{ id: string }> =>
  transaction(ctx, async (tx) => {
    const { billGroupId, contractId } = await getUpgradeFacts(tx, ctx.viewer, subscription);
    await lockBillGroup(tx, ctx, billGroupId);
    await lockOwnPlace(tx, ctx, contractId);
    // Again, now that nobody else asks meanwhile.
    const upgrade = await getUpgradeFacts(tx, ctx.viewer, subscription);
    requireAllowed(canAskForUpgrade(await getBuying(tx, ctx.viewer, billGroupId), upgrade));
    if (!laterEditions(upgrade).includes(edition))
      throw new DomainError("INVALID", "requests.no_such_edition", { field: "edition" });
    await countAsked(ctx);
    const { accountId, product, edition: fromEdition } = upgrade;
    const id = newId();
    await tx.$executeRaw`
      INSERT INTO product_request (id, account_id, bill_group_id, contract_id, person_id, kind, status, note,
                                   subscription_id, from_edition, to_edition, asked_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${billGroupId}::uuid, ${contractId}::uuid, ${ctx.viewer.personId}::uuid,
              'upgrade', 'open', ${note}, ${subscription}::uuid, ${fromEdition}, ${edition}, portal.now())`;
    const after = { product, from: fromEdition, to: edition };
    const eventId = await audit(tx, ctx, { action: "request.upgrade_asked", accountId, contractId, after });
    const told = await getToldRequest(tx, id);
    await tellExecutive(tx, told, { eventId, what: "asked", by: ctx.viewer.email });
    await confirmRequest(tx, told, eventId, ctx);
    return { id };
  });
