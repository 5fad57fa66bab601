import { lockOwnPlace } from "@/lib/access/locks";
import { giveBackAddress, saveAddress } from "@/lib/addresses/commands";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit, lastDone } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { formatInstant } from "@/lib/platform/format";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { findPrimary, getBillingOwner } from "./queries";
import type { ContractAddressInput, OwnAddressInput, PrimaryContactInput } from "./schema";
import type { BillingOwner, PrimaryContact } from "./types";

const PRIMARY_CHANGED = "contract.primary_contact_changed";

/**
 * Saves one of a contract's addresses: everybody who sees the contract may [ACC-8]. It counts at once, stands in History
 * and is told to the other contacts [CON-3, CON-7].
 * @throws DomainError NOT_FOUND, and as saveAddress
 */
export const saveContractAddress = (
  ctx: ViewerCtx,
  { contract, kind, ...address }: ContractAddressInput,
): Promise<void> =>
  transaction(ctx, async (tx) => {
    const owner = await getBillingOwner(tx, ctx.viewer, contract);
    await lockOwnPlace(tx, ctx, owner.contractId);
    const eventId = await saveAddress(tx, ctx, owner, kind, address);
    if (eventId) await noticeOfChange(tx, eventId);
  });

/**
 * Lets the bill group's address count for a contract again, by whoever may enter one of its own [ACC-8, CON-6]; it stands in
 * History and is told to the other contacts. Where there is none of its own, nothing is done.
 * @throws DomainError NOT_FOUND, and as giveBackAddress
 */
export const returnToGroupAddress = (ctx: ViewerCtx, { contract, kind, version }: OwnAddressInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const owner = await getBillingOwner(tx, ctx.viewer, contract);
    await lockOwnPlace(tx, ctx, owner.contractId);
    const eventId = await giveBackAddress(tx, ctx, owner, { kind, version });
    if (eventId) await noticeOfChange(tx, eventId);
  });

/**
 * Corrects name and phone of the primary billing contact, as they are written in this account [CON-6]; another person
 * becomes it by handover only.
 * @throws DomainError NOT_FOUND, CONFLICT with what was saved since the form was filled [CON-5]
 */
export const correctPrimaryContact = (
  ctx: ViewerCtx,
  { contract, seen, ...typed }: PrimaryContactInput,
): Promise<void> =>
  transaction(ctx, async (tx) => {
    const owner = await getBillingOwner(tx, ctx.viewer, contract);
    await lockOwnPlace(tx, ctx, owner.contractId);
    const named = await findPrimary(tx, ctx.viewer, contract, true);
    if (!named) throw notFound();
    if (named.seen !== seen) throw await savedMeanwhile(tx, ctx, owner, named);
    const fields = ["firstName", "lastName", "phone"] as const;
    const changed = fields.filter((field) => typed[field] !== named[field]);
    if (changed.length === 0) return;
    const updated = await tx.$executeRaw`
      UPDATE account_person SET first_name = ${typed.firstName}, last_name = ${typed.lastName}, phone = ${typed.phone}
      WHERE (account_id, person_id) IN (VALUES (${owner.accountId}::uuid, ${named.personId}::uuid))`;
    if (updated === 0) throw notFound();
    const eventId = await audit(tx, ctx, {
      action: PRIMARY_CHANGED,
      accountId: owner.accountId,
      contractId: owner.contractId,
      before: Object.fromEntries(changed.map((field) => [field, named[field]])),
      after: Object.fromEntries(changed.map((field) => [field, typed[field]])),
    });
    await noticeOfChange(tx, eventId);
  });

async function savedMeanwhile(
  tx: Tx,
  { viewer }: ViewerCtx,
  owner: BillingOwner,
  { seen, firstName, lastName, phone }: PrimaryContact,
): Promise<DomainError> {
  const last = await lastDone(tx, PRIMARY_CHANGED, owner);
  return new DomainError("CONFLICT", last ? "billing.saved_meanwhile" : "billing.changed_meanwhile", {
    params: last ? { who: last.who, at: formatInstant(last.at, viewer.locale, owner.timeZone) } : {},
    current: { seen, firstName, lastName, phone: phone ?? "" },
  });
}
