import { readIssuingParties } from "@/lib/invoices/issuing/queries";
import { audit } from "@/lib/platform/audit";
import { toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { firstDay } from "../rules";
import type { Ordered } from "../types";

/**
 * Makes the contract that a quote is for, through the system's door: billed as its bill group's others are, paid by invoice,
 * with whoever signs as its primary billing contact [QUO-2].
 */
export async function makeContract(
  tx: Tx,
  ctx: ViewerCtx,
  { number: quote, accountId, billGroupId, newContractNumber: number, currency, net, startsOn, endsOn, today }: Ordered,
): Promise<{ id: string; number: string }> {
  if (!number) throw new Error(`quote ${quote} names neither a contract nor a new one`);
  const id = newId();
  const { addressId } = await readIssuingParties(tx, { billGroupId, contractId: null, currency });
  await tx.contract.create({
    data: {
      ...{ id, accountId, billGroupId, number, currency, valueMinor: net.minor, paidBy: "invoice", autoRenew: true },
      ...{ startsOn: toDateColumn(firstDay(startsOn, today)), endsOn: toDateColumn(endsOn) },
    },
  });
  await tx.contractContact.create({
    data: { id: newId(), accountId, contractId: id, personId: ctx.viewer.personId, isPrimary: true },
  });
  if (addressId)
    await tx.$executeRaw`
      INSERT INTO address (id, account_id, bill_group_id, contract_id, kind, company, name, email, phone, line1, line2,
                           postal_code, city, region, country)
      SELECT ${newId()}::uuid, account_id, bill_group_id, ${id}::uuid, 'billing', company, name, email, phone, line1, line2,
             postal_code, city, region, country
      FROM address WHERE id = ${addressId}::uuid`;
  await audit(tx, ctx, { action: "contract.made", accountId, contractId: id, after: { quote } });
  return { id, number };
}
