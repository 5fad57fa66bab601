import type { Tx } from "@/lib/platform/db";
import { refused } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { PERMISSIONS } from "@/lib/platform/permissions";
import type { ViewerCtx } from "@/lib/platform/viewer";

/**
 * A command's first read: finds the contract among the viewer's, holds the action's permission against it [ACC-8], and
 * locks it for writing. The viewer's own place is locked too, so that a removal in flight wins or waits [A3].
 * @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function lockContract(
  tx: Tx,
  ctx: ViewerCtx,
  contractNumber: string,
): Promise<{ id: string; accountId: string }> {
  const { personId } = ctx.viewer;
  const [contract] = await tx.$queryRaw<{ id: string; accountId: string; isContact: boolean }[]>`
    SELECT contract.id, contract.account_id AS "accountId", mine.is_contact AS "isContact"
    FROM contract JOIN contract_access mine ON mine.contract_id = contract.id
    WHERE mine.person_id = ${personId}::uuid AND contract.number = ${contractNumber}`;
  if (!contract) throw notFound();
  if (PERMISSIONS[ctx.permission] !== "contract_contact") return contract;
  if (!contract.isContact) throw await contactsOnly(tx, contract.id);
  // The contract first, as whoever removes people from it does: two writers meet there and not crosswise.
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM contract WHERE id = ${contract.id}::uuid FOR NO KEY UPDATE`;
  const places = await tx.$queryRaw<unknown[]>`
    SELECT id FROM contract_contact
    WHERE contract_id = ${contract.id}::uuid AND person_id = ${personId}::uuid FOR SHARE`;
  if (places.length === 0 || locked.length === 0) throw notFound();
  return contract;
}

/** A contract that is locked for writing. */
export interface LockedContract {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly billGroupId: string;
}

/**
 * The same for several contracts at once, in one order for everybody: two people who remove each other meet at the first.
 * @throws DomainError NOT_FOUND if one of them is not the viewer's, FORBIDDEN
 */
export async function lockContracts(
  tx: Tx,
  { viewer, permission }: ViewerCtx,
  numbers: readonly string[],
): Promise<LockedContract[]> {
  const wanted = [...new Set(numbers)];
  const found = await tx.$queryRaw<(LockedContract & { isContact: boolean })[]>`
    SELECT contract.id, contract.number, contract.account_id AS "accountId", contract.bill_group_id AS "billGroupId",
           mine.is_contact AS "isContact"
    FROM contract JOIN contract_access mine ON mine.contract_id = contract.id
    WHERE mine.person_id = ${viewer.personId}::uuid AND contract.number = ANY (${wanted})
    ORDER BY contract.id`;
  if (wanted.length === 0 || found.length < wanted.length) throw notFound();
  const ids = found.map(({ id }) => id);
  const barred = found.find(({ isContact }) => !isContact);
  if (PERMISSIONS[permission] === "contract_contact" && barred) throw await contactsOnly(tx, barred.id);
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM contract WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const places = await tx.$queryRaw<unknown[]>`
    SELECT id FROM contract_contact
    WHERE contract_id = ANY (${ids}::uuid[]) AND person_id = ${viewer.personId}::uuid ORDER BY id FOR SHARE`;
  const still = await tx.$queryRaw<unknown[]>`
    SELECT contract_id FROM contract_access
    WHERE contract_id = ANY (${ids}::uuid[]) AND person_id = ${viewer.personId}::uuid AND is_contact`;
  if ([locked, places, still].some(({ length }) => length < ids.length)) throw notFound();
  return found;
}

/**
 * For a command that who sees the contracts may do: holds the person's places on them, where they have one, in one order for
 * everybody, so that a removal in flight wins or waits [A3]. Who comes in by an access rule has none; a change of rules counts
 * from the next request.
 * @throws DomainError NOT_FOUND when a place is gone and no rule lets them in
 */
export async function lockOwnPlaces(tx: Tx, { viewer }: ViewerCtx, contractIds: readonly string[]): Promise<void> {
  const { personId } = viewer;
  const ids = [...new Set(contractIds)];
  await tx.$executeRaw`
    SELECT FROM contract_contact
    WHERE contract_id = ANY (${ids}::uuid[]) AND person_id = ${personId}::uuid ORDER BY id FOR SHARE`;
  const mine = await tx.$queryRaw<unknown[]>`
    SELECT contract_id FROM contract_access
    WHERE contract_id = ANY (${ids}::uuid[]) AND person_id = ${personId}::uuid`;
  if (mine.length < ids.length) throw notFound();
}

/** The same for one contract. @throws DomainError NOT_FOUND */
export const lockOwnPlace = (tx: Tx, ctx: ViewerCtx, contractId: string): Promise<void> =>
  lockOwnPlaces(tx, ctx, [contractId]);

/** A bill group that is locked for writing, with what the rule on changing it looks at. */
export interface LockedBillGroup {
  readonly id: string;
  readonly accountId: string;
  /** Active contracts that the person does not see; all of them count where none is active. */
  readonly hiddenContracts: number;
  readonly holdsManageBilling: boolean;
}

/**
 * A command's first read where it changes what holds for a whole bill group: locks the group, and the person's places in
 * it, so that a removal in flight wins or waits [A3]. Whether they may is the rule's to say (`canChangeBillGroup`), and
 * the policies'.
 * @throws DomainError NOT_FOUND when nothing in the group is the person's
 */
export async function lockBillGroup(tx: Tx, { viewer }: ViewerCtx, id: string): Promise<LockedBillGroup> {
  // As whoever takes manage billing from somebody does, but for many at once.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('manage-billing:' || ${id}, 0))`;
  await tx.$executeRaw`SELECT FROM bill_group WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    SELECT FROM contract_contact place
    WHERE place.person_id = ${viewer.personId}::uuid
      AND place.contract_id IN (SELECT contract.id FROM contract WHERE contract.bill_group_id = ${id}::uuid)
    ORDER BY place.id FOR SHARE`;
  const [standing] = await tx.$queryRaw<LockedBillGroup[]>`
    SELECT bill_group.id, bill_group.account_id AS "accountId", standing.hidden AS "hiddenContracts",
           standing.manages AS "holdsManageBilling"
    FROM bill_group CROSS JOIN LATERAL portal.group_standing(bill_group.id) standing
    WHERE bill_group.id = ${id}::uuid`;
  if (!standing) throw notFound();
  return standing;
}

/** Names the primary billing contact, as the screen does [WHY-1]. */
async function contactsOnly(tx: Tx, contractId: string): Promise<DomainError> {
  const [ask] = await tx.$queryRaw<{ name: string; email: string }[]>`
    SELECT named.first_name || ' ' || named.last_name AS name, person.email
    FROM contract_contact place
    JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
    JOIN person ON person.id = place.person_id
    WHERE place.contract_id = ${contractId}::uuid AND place.is_primary`;
  const details = ask ? { ask: { ...ask, phone: null } } : {};
  return new DomainError("FORBIDDEN", "access.contacts_only", { refusal: refused("access.contacts_only", details) });
}
