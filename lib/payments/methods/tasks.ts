import { systemDb } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { wasSilent } from "../calls/stripe";
import { MINUTES_UNTIL_ASKED, MINUTES_UNTIL_NEVER_SHOWN } from "../rules";
import { endSetup } from "./commands/add-method";
import { settleSetup } from "./commands/settle-setup";
import { detachMethod } from "./stripe";

const MOST_AT_ONCE = 100;

/** Minute by minute: asks about every adding that no event told the end of, and lets go of what was removed. */
export async function tendPaymentMethods(): Promise<void> {
  for (const { id, isExpired } of await listUnfinished())
    if (!(await oneByOne(id, () => (isExpired ? endSetup(id) : settleSetup(id))))) return;
  for (const { id, providerId } of await listRemoved()) if (!(await oneByOne(id, () => letGo(id, providerId)))) return;
}

const listUnfinished = (): Promise<{ id: string; isExpired: boolean }[]> =>
  systemDb(async (tx) => {
    await tx.$executeRaw`
      UPDATE method_setup SET status = 'canceled', ended_at = portal.now()
      WHERE ended_at IS NULL AND provider_session_id IS NULL
        AND created_at < portal.now() - make_interval(mins => ${MINUTES_UNTIL_NEVER_SHOWN}::int)`;
    return tx.$queryRaw<{ id: string; isExpired: boolean }[]>`
      SELECT id, expires_at < portal.now() AS "isExpired" FROM method_setup
      WHERE ended_at IS NULL AND provider_session_id IS NOT NULL
        AND created_at < portal.now() - make_interval(mins => ${MINUTES_UNTIL_ASKED}::int)
      ORDER BY created_at LIMIT ${MOST_AT_ONCE}`;
  });

const listRemoved = (): Promise<{ id: string; providerId: string }[]> =>
  systemDb(
    (tx) => tx.$queryRaw<{ id: string; providerId: string }[]>`
      SELECT id, provider_method_id AS "providerId" FROM payment_method
      WHERE removed_at IS NOT NULL AND detached_at IS NULL ORDER BY removed_at LIMIT ${MOST_AT_ONCE}`,
  );

/** At the provider first, with no transaction open; asked again until it has answered. */
async function letGo(id: string, providerId: string): Promise<void> {
  await detachMethod(providerId);
  await systemDb(async (tx) => {
    await tx.$executeRaw`UPDATE payment_method SET detached_at = portal.now() WHERE id = ${id}::uuid`;
    await tx.$executeRaw`UPDATE contract SET payment_method_id = NULL WHERE payment_method_id = ${id}::uuid`;
  });
}

/** One that fails does not hold up the others; it is tried again in a minute. @returns false where the provider is silent */
async function oneByOne(id: string, run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    log.warn({ err: error, id }, "a payment method could not be tended to yet");
    return !wasSilent(error);
  }
}
