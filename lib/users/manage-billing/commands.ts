import { lockContracts } from "@/lib/access/locks";
import { joinOwnAccessSql } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { type Decision, requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { mailManageBilling } from "../mail";
import { canGiveManageBilling, canTakeManageBilling } from "../rules";
import type { ManageBillingInput } from "../schema";
import type { ManageBillingFacts } from "../types";
import { findManageBillingFacts, lockManageBilling } from "./queries";

interface Changed {
  readonly name: string;
  readonly billGroup: string;
}

/** @throws DomainError NOT_FOUND, RULE with the reason of canGiveManageBilling */
export const giveManageBilling = (ctx: ViewerCtx, input: ManageBillingInput): Promise<Changed> =>
  transaction(ctx, async (tx) => {
    const found = await lockAndAsk(tx, ctx, input, canGiveManageBilling);
    await tx.$executeRaw`
      INSERT INTO billing_manager (account_id, bill_group_id, person_id, granted_at)
      VALUES (${found.accountId}::uuid, ${input.billGroup}::uuid, ${input.person}::uuid, portal.now())
      ON CONFLICT DO NOTHING`;
    return recordAndTell(tx, ctx, input, found, true);
  });

/** @throws DomainError NOT_FOUND, RULE with the reason of canTakeManageBilling */
export const takeManageBilling = (ctx: ViewerCtx, input: ManageBillingInput): Promise<Changed> =>
  transaction(ctx, async (tx) => {
    const found = await lockAndAsk(tx, ctx, input, canTakeManageBilling);
    await recordAndTell(tx, ctx, input, found, false);
    // Last: who takes it from themselves may write no more of it afterwards.
    await tx.$executeRaw`
      DELETE FROM billing_manager
      WHERE bill_group_id = ${input.billGroup}::uuid AND person_id = ${input.person}::uuid`;
    return { name: found.facts.personName, billGroup: found.billGroup };
  });

type Found = NonNullable<Awaited<ReturnType<typeof findManageBillingFacts>>>;

async function lockAndAsk(
  tx: Tx,
  ctx: ViewerCtx,
  { person, billGroup }: ManageBillingInput,
  rule: (facts: ManageBillingFacts) => Decision,
): Promise<Found> {
  const { viewer } = ctx;
  await lockManageBilling(tx, [billGroup]);
  const numbers = await restsOn(tx, ctx, person, billGroup);
  if (numbers.length > 0) await lockContracts(tx, ctx, numbers);
  const found = await findManageBillingFacts(tx, viewer, person, billGroup);
  if (!found) throw notFound();
  requireAllowed(rule(found.facts));
  return found;
}

/**
 * A contract on which the viewer's say in the bill group rests, and one on which the two meet: locked, nobody is removed
 * from them and no role on them changes hands meanwhile [A3].
 */
async function restsOn(tx: Tx, { viewer }: ViewerCtx, person: string, billGroup: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ number: string }[]>`
    (SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)}
     JOIN contract_contact own ON own.contract_id = contract.id AND own.person_id = ${viewer.personId}::uuid
     WHERE contract.bill_group_id = ${billGroup}::uuid AND mine.is_contact
     ORDER BY own.is_primary DESC, contract.number LIMIT 1)
    UNION
    (SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)}
     JOIN contract_contact place ON place.contract_id = contract.id AND place.person_id = ${person}::uuid
     WHERE contract.bill_group_id = ${billGroup}::uuid AND mine.is_contact
     ORDER BY place.is_primary DESC, place.ends_on DESC NULLS FIRST, contract.number LIMIT 1)`;
  return found.map(({ number }) => number);
}

async function recordAndTell(
  tx: Tx,
  ctx: ViewerCtx,
  { person, billGroup }: ManageBillingInput,
  found: Found,
  holds: boolean,
): Promise<Changed> {
  const [shared] = await tx.$queryRaw<{ contractId: string }[]>`
    SELECT contract.id AS "contractId" FROM contract ${joinOwnAccessSql(ctx.viewer)}
    WHERE contract.bill_group_id = ${billGroup}::uuid AND mine.is_contact ORDER BY contract.number LIMIT 1`;
  if (!shared) throw notFound();
  const eventId = await audit(tx, ctx, {
    action: holds ? "user.manage_billing_given" : "user.manage_billing_taken",
    accountId: found.accountId,
    contractId: shared.contractId,
    before: { person: found.email, billGroup: found.billGroup, holds: !holds },
    after: { person: found.email, billGroup: found.billGroup, holds },
  });
  await mailManageBilling(tx, ctx, { eventId, personId: person, billGroupId: billGroup, holds });
  return { name: found.facts.personName, billGroup: found.billGroup };
}
