import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { systemDb, type Tx, viewerDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Ctx } from "@/lib/platform/viewer";
import { detachMethod, readSetup } from "../stripe";
import type { ProviderSetup } from "../types";

interface OpenSetup {
  id: string;
  accountId: string;
  billGroupId: string;
  contractId: string | null;
  personId: string;
  email: string;
  sessionId: string;
  customerId: string;
}

/** The event that told of it is done in the same transaction [M3]. */
interface SettleOptions {
  eventId?: string;
}

type Done = ProviderSetup & { kind: "done" };

/**
 * Brings a setup to where the provider says it is, however often and by whomever it is called, as `settleAttempt` does for
 * payments. Who lost access to the bill group meanwhile adds nothing to it [ACC-7].
 * @throws DomainError UNAVAILABLE when the provider does not answer
 */
export async function settleSetup(setupId: string, { eventId }: SettleOptions = {}): Promise<void> {
  const open = await systemDb((tx) => findOpenSetup(tx, setupId));
  if (!open) return systemDb((tx) => markDone(tx, eventId));
  const read = await readSetup(open.sessionId);
  requireMatch(open, read);
  const { setup } = read;
  const isWelcome = setup.kind === "done" && (await mayStillAdd(open));
  await systemDb(async (tx) => {
    const locked = await findOpenSetup(tx, setupId, true);
    if (locked) await apply(tx, locked, setup, isWelcome);
    await markDone(tx, eventId);
  });
  if (setup.kind === "done" && !isWelcome) await detachMethod(setup.methodId);
}

async function findOpenSetup(tx: Tx, id: string, lock = false): Promise<OpenSetup | null> {
  if (lock)
    // The bill group first, as whoever changes its methods does: one default method, whoever adds besides.
    await tx.$executeRaw`
      WITH setup AS MATERIALIZED (SELECT bill_group_id FROM method_setup WHERE id = ${id}::uuid)
      SELECT FROM bill_group WHERE id = (SELECT bill_group_id FROM setup) FOR NO KEY UPDATE`;
  const [setup] = await tx.$queryRaw<OpenSetup[]>`
    SELECT setup.id, setup.account_id AS "accountId", setup.bill_group_id AS "billGroupId",
           setup.contract_id AS "contractId", setup.person_id AS "personId", person.email,
           setup.provider_session_id AS "sessionId", customer.provider_id AS "customerId"
    FROM method_setup setup
    JOIN person ON person.id = setup.person_id
    JOIN provider_customer customer ON customer.bill_group_id = setup.bill_group_id
    WHERE setup.id = ${id}::uuid AND setup.ended_at IS NULL AND setup.provider_session_id IS NOT NULL`;
  return setup ?? null;
}

/** What the provider keeps must be what was ordered [M2]. @throws Error, which is logged and looked into */
function requireMatch(open: OpenSetup, { setupId, setup }: { setupId: string | null; setup: ProviderSetup }): void {
  if (setupId === open.id && (setup.kind !== "done" || setup.customerId === open.customerId)) return;
  log.error({ setupId: open.id, sessionId: open.sessionId }, "the provider's setup is not what was ordered");
  throw new Error(`setup ${open.sessionId} does not match ${open.id}`);
}

/** Asked with the person's own eyes. */
const mayStillAdd = ({ personId, billGroupId, contractId }: OpenSetup): Promise<boolean> =>
  viewerDb({ personId }, async (tx) => {
    const [asked] = await tx.$queryRaw<[{ isAllowed: boolean }]>`
      SELECT portal.may_change_group(${billGroupId}::uuid) OR portal.is_card_holder(${contractId}::uuid) AS "isAllowed"`;
    return asked.isAllowed;
  });

async function apply(tx: Tx, open: OpenSetup, setup: ProviderSetup, isWelcome: boolean): Promise<void> {
  if (setup.kind === "open") return;
  if (setup.kind === "done" && isWelcome) return keep(tx, open, setup);
  const status = setup.kind === "done" ? "canceled" : "expired";
  await tx.$executeRaw`
    UPDATE method_setup SET status = ${status}::setup_status, ended_at = portal.now(), setup_url = NULL
    WHERE id = ${open.id}::uuid AND ended_at IS NULL`;
}

/** Everything that follows from a method that is there, in one transaction; the first of a bill group is its default. */
async function keep(tx: Tx, open: OpenSetup, done: Done): Promise<void> {
  const { id, accountId, billGroupId, contractId, personId, email } = open;
  const methodId = newId();
  await tx.$executeRaw`
    INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_by_person_id, added_at)
    SELECT ${methodId}::uuid, ${accountId}::uuid, ${billGroupId}::uuid, ${done.method}::payment_method_kind,
           ${done.methodId}, NOT EXISTS (
             SELECT FROM payment_method WHERE bill_group_id = ${billGroupId}::uuid AND is_default),
           ${personId}::uuid, portal.now()`;
  await tx.$executeRaw`
    INSERT INTO payment_method_details (method_id, account_id, bill_group_id, name, last4, expiry_month, expiry_year)
    VALUES (${methodId}::uuid, ${accountId}::uuid, ${billGroupId}::uuid, ${done.name}, ${done.last4},
            ${done.expiryMonth}::int, ${done.expiryYear}::int)`;
  await tx.$executeRaw`
    UPDATE method_setup SET status = 'succeeded', method_id = ${methodId}::uuid, ended_at = portal.now(), setup_url = NULL
    WHERE id = ${id}::uuid`;
  const ctx: Ctx = { actor: { kind: "person", personId, email }, requestId: `setup:${id}` };
  const told = [
    await audit(tx, ctx, { action: "payment_method.added", accountId, billGroupId, after: { kind: done.method } }),
  ];
  if (contractId) {
    await tx.$executeRaw`UPDATE contract SET payment_method_id = ${methodId}::uuid WHERE id = ${contractId}::uuid`;
    told.push(await audit(tx, ctx, { action: "contract.payment_method_chosen", accountId, contractId }));
  }
  await noticeOfChange(tx, ...told);
}

async function markDone(tx: Tx, eventId: string | undefined): Promise<void> {
  if (eventId)
    await tx.$executeRaw`UPDATE provider_event SET done_at = portal.now() WHERE id = ${eventId} AND done_at IS NULL`;
}
