import { lockContract } from "@/lib/access/locks";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getRenewalTerms } from "../queries";
import { mailRenewalChange } from "./mail";
import { canTurnOffRenewal, canTurnOnRenewal } from "./rules";
import type { DecideRenewalInput } from "./schema";

/** @throws DomainError NOT_FOUND, FORBIDDEN, or RULE with the reason of canTurnOffRenewal */
export async function turnOffRenewal(ctx: ViewerCtx, { contractNumber }: DecideRenewalInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const contract = await lockContract(tx, ctx, contractNumber);
    const { terms, today } = await getRenewalTerms(tx, ctx.viewer, contractNumber);
    requireAllowed(canTurnOffRenewal(terms, today)); // asked again on the locked row, by the database's clock [REN-6]
    await tx.$executeRaw`
      UPDATE contract SET auto_renew = false, auto_renew_off_here_at = portal.now() WHERE id = ${contract.id}::uuid`;
    await recordAndTell(tx, ctx, { ...contract, number: contractNumber }, false);
  });
}

/** @throws DomainError NOT_FOUND, FORBIDDEN, or RULE with the reason of canTurnOnRenewal */
export async function turnOnRenewal(ctx: ViewerCtx, { contractNumber }: DecideRenewalInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const contract = await lockContract(tx, ctx, contractNumber);
    const { terms, today } = await getRenewalTerms(tx, ctx.viewer, contractNumber);
    requireAllowed(canTurnOnRenewal(terms, today));
    await tx.$executeRaw`
      UPDATE contract SET auto_renew = true, auto_renew_off_here_at = NULL WHERE id = ${contract.id}::uuid`;
    await recordAndTell(tx, ctx, { ...contract, number: contractNumber }, true);
  });
}

/** What follows from the change, in its transaction: History, the receipt and the notice [REN-5]. */
async function recordAndTell(
  tx: Tx,
  ctx: ViewerCtx,
  contract: { id: string; accountId: string; number: string },
  autoRenew: boolean,
): Promise<void> {
  const eventId = await audit(tx, ctx, {
    action: autoRenew ? "contract.renewal_turned_on" : "contract.renewal_turned_off",
    accountId: contract.accountId,
    contractId: contract.id,
    before: { autoRenew: !autoRenew },
    after: { autoRenew },
  });
  await mailRenewalChange(tx, ctx, { contractId: contract.id, eventId, autoRenew });
}
