import { lockBillGroup } from "@/lib/access/locks";
import { joinOwnAccessSql } from "@/lib/access/visible";
import { systemDb, type Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DomainError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/locales";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { expireCheckout } from "../../stripe";
import { getMethodGroup } from "../facts";
import { canChooseCard, MINUTES_TO_SET_UP, setupPath } from "../rules";
import type { AddMethodInput } from "../schema";
import { createCustomer, createSetup } from "../stripe";
import { settleSetup } from "./settle-setup";

interface StartedSetup {
  id: string;
  isOutOfTime: boolean;
}

/**
 * Starts adding a payment method, on the provider's page [BIL-3]. As with a checkout: setup committed → page made at the
 * provider → its id committed → only then its address handed out. Pressed again it leads to the same page.
 * @throws DomainError NOT_FOUND, RULE with the reason of canChooseCard, UNAVAILABLE
 */
export async function addMethod(ctx: ViewerCtx, input: AddMethodInput): Promise<{ url: string }> {
  const { id, isOutOfTime } = await transaction(ctx, (tx) => startSetup(tx, ctx, input));
  if (!isOutOfTime) return { url: await openPage(id, input.billGroup) };
  // One that was left too long ago: ended by what the provider says, and then begun again.
  await endSetup(id);
  const again = await transaction(ctx, (tx) => startSetup(tx, ctx, input));
  return { url: await openPage(again.id, input.billGroup) };
}

async function startSetup(tx: Tx, ctx: ViewerCtx, { billGroup, contract }: AddMethodInput): Promise<StartedSetup> {
  const { viewer } = ctx;
  await lockBillGroup(tx, ctx, billGroup);
  const group = await getMethodGroup(tx, viewer, billGroup);
  const of = contract ? await contractOf(tx, ctx, billGroup, contract) : null;
  requireAllowed(canChooseCard(group.standing, of?.isHolder ?? false));
  const [open] = await tx.$queryRaw<StartedSetup[]>`
    SELECT id, expires_at < portal.now() AS "isOutOfTime" FROM method_setup
    WHERE bill_group_id = ${billGroup}::uuid AND contract_id IS NOT DISTINCT FROM ${of?.id ?? null}::uuid
      AND ended_at IS NULL`;
  if (open) return open;
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO method_setup (id, account_id, bill_group_id, contract_id, person_id, locale, created_at, expires_at)
    VALUES (${id}::uuid, ${group.accountId}::uuid, ${billGroup}::uuid, ${of?.id ?? null}::uuid, ${viewer.personId}::uuid,
            ${viewer.locale}, portal.now(), portal.now() + make_interval(mins => ${MINUTES_TO_SET_UP}::int))`;
  return { id, isOutOfTime: false };
}

/** The contract that is to use what is added: the viewer's, of this bill group, and paid by card. */
async function contractOf(
  tx: Tx,
  { viewer }: ViewerCtx,
  billGroup: string,
  number: string,
): Promise<{ id: string; isHolder: boolean }> {
  const [found] = await tx.$queryRaw<{ id: string; isHolder: boolean }[]>`
    SELECT contract.id, portal.is_card_holder(contract.id) AS "isHolder" FROM contract ${joinOwnAccessSql(viewer)}
    WHERE contract.number = ${number} AND contract.bill_group_id = ${billGroup}::uuid AND contract.paid_by = 'card'`;
  if (!found) throw notFound();
  return found;
}

interface SetupRow {
  url: string | null;
  customer: string | null;
  billGroupName: string;
  currency: string;
  locale: Locale;
}

/** The provider's page of an open setup, made if need be. @throws DomainError RULE when it has ended, UNAVAILABLE */
async function openPage(setupId: string, billGroupId: string): Promise<string> {
  const setup = await systemDb((tx) => getSetup(tx, setupId));
  if (setup.url) return setup.url;
  const customer = setup.customer ?? (await keepCustomer(billGroupId, setup.billGroupName));
  const page = await createSetup({
    ...{ setupId, customer, currency: setup.currency, locale: setup.locale },
    returnUrl: `${env().APP_URL}${setupPath(billGroupId, setupId)}`,
  });
  const updated = await systemDb(
    (tx) => tx.$executeRaw`
      UPDATE method_setup SET status = 'open', provider_session_id = ${page.sessionId}, setup_url = ${page.url}
      WHERE id = ${setupId}::uuid AND ended_at IS NULL
        AND (provider_session_id IS NULL OR provider_session_id = ${page.sessionId})`,
  );
  if (updated > 0) return page.url;
  // Ended in the meantime: its page is never shown, and closed for good.
  await expireCheckout(page.sessionId);
  throw new DomainError("RULE", "methods.setup_ended");
}

async function getSetup(tx: Tx, id: string): Promise<SetupRow> {
  const [setup] = await tx.$queryRaw<SetupRow[]>`
    SELECT setup.setup_url AS url, customer.provider_id AS customer, bill_group.name AS "billGroupName", setup.locale,
           (SELECT contract.currency FROM contract WHERE contract.bill_group_id = bill_group.id
            ORDER BY contract.ends_on DESC, contract.id LIMIT 1) AS currency
    FROM method_setup setup
    JOIN bill_group ON bill_group.id = setup.bill_group_id
    LEFT JOIN provider_customer customer ON customer.bill_group_id = bill_group.id
    WHERE setup.id = ${id}::uuid AND setup.ended_at IS NULL`;
  if (!setup) throw new DomainError("RULE", "methods.setup_ended");
  return setup;
}

/** Whom the bill group's methods belong to at the provider: committed here before anything is kept there. */
async function keepCustomer(billGroupId: string, name: string): Promise<string> {
  const made = await createCustomer(billGroupId, name);
  return systemDb(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO provider_customer (bill_group_id, account_id, provider_id, created_at)
      SELECT id, account_id, ${made}, portal.now() FROM bill_group WHERE id = ${billGroupId}::uuid
      ON CONFLICT (bill_group_id) DO NOTHING`;
    const [kept] = await tx.$queryRaw<[{ id: string }]>`
      SELECT provider_id AS id FROM provider_customer WHERE bill_group_id = ${billGroupId}::uuid`;
    return kept.id;
  });
}

/** Closes an open setup at the provider, then here by what the provider says. */
export async function endSetup(setupId: string): Promise<void> {
  const sessionId = await systemDb(async (tx) => {
    // Without an id at the provider its page was never shown, so ending it here is the end of it.
    await tx.$executeRaw`
      UPDATE method_setup SET status = 'canceled', ended_at = portal.now()
      WHERE id = ${setupId}::uuid AND ended_at IS NULL AND provider_session_id IS NULL`;
    const [open] = await tx.$queryRaw<{ sessionId: string | null }[]>`
      SELECT provider_session_id AS "sessionId" FROM method_setup WHERE id = ${setupId}::uuid AND ended_at IS NULL`;
    return open?.sessionId ?? null;
  });
  if (!sessionId) return;
  await expireCheckout(sessionId);
  await settleSetup(setupId);
}

/** The provider's page of a setup of the person's own, if it may be shown; through the system's door, which alone reads it. */
export const setupUrlOf = (setupId: string, { viewer }: Pick<ViewerCtx, "viewer">): Promise<string | null> =>
  systemDb(async (tx) => {
    const [setup] = await tx.$queryRaw<{ url: string | null; personId: string }[]>`
      SELECT setup_url AS url, person_id AS "personId" FROM method_setup
      WHERE id = ${setupId}::uuid AND status = 'open'`;
    return setup?.personId === viewer.personId ? setup.url : null;
  });
