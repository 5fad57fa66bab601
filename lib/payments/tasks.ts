import { systemDb } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { wasSilent } from "./calls/stripe";
import { settleAttempt } from "./commands/settle-attempt";
import { MINUTES_BETWEEN_DEBIT_LOOKS } from "./debits/rules";
import { settleSetup } from "./methods/commands/settle-setup";
import { settleReversals } from "./reversals/commands/settle-reversals";
import { lockToldCharge } from "./reversals/facts";
import { MINUTES_UNTIL_ASKED, MINUTES_UNTIL_NEVER_SHOWN } from "./rules";
import { cancelIntent } from "./saved/stripe";
import { expireCheckout } from "./stripe";

const MOST_AT_ONCE = 100;

/**
 * Acts on an event of the provider's: finds our attempt, the adding of a payment method, or the charge of a payment, and
 * settles it by a fresh read.
 * Tried again until it works.
 */
export async function takeProviderEvent({ eventId }: { eventId: string }): Promise<void> {
  const found = await systemDb(async (tx) => {
    // Whoever records the charge just now holds this, and is waited for.
    await lockToldCharge(tx, eventId);
    const [known] = await tx.$queryRaw<{ id: string; kind: keyof typeof SETTLED_BY }[]>`
      SELECT attempt.id::text, 'attempt' AS kind FROM provider_event event
      JOIN payment_attempt attempt
        ON attempt.provider_session_id = event.object_id OR attempt.provider_intent_id = event.object_id
      WHERE event.id = ${eventId} AND event.done_at IS NULL
      UNION ALL
      SELECT setup.id::text, 'setup' FROM provider_event event
      JOIN method_setup setup ON setup.provider_session_id = event.object_id
      WHERE event.id = ${eventId} AND event.done_at IS NULL
      UNION ALL
      SELECT payment.provider_charge_id, 'charge' FROM provider_event event
      JOIN payment ON payment.provider_charge_id = event.object_id
      WHERE event.id = ${eventId} AND event.done_at IS NULL`;
    // Of nobody's: one whose id was never committed, so that no money could move on it; a charge of somebody else's; or
    // one that is not recorded yet, and then what became of it is looked up by whoever records it, behind the same lock.
    if (!known) await tx.$executeRaw`UPDATE provider_event SET done_at = portal.now() WHERE id = ${eventId}`;
    return known;
  });
  if (found) await SETTLED_BY[found.kind](found.id, { eventId });
}

const SETTLED_BY = { attempt: settleAttempt, setup: settleSetup, charge: settleReversals };

interface Unfinished {
  id: string;
  sessionId: string | null;
  intentId: string | null;
  isExpired: boolean;
}

/** The janitor, minute by minute: asks about every payment that no event told the end of [M4]. */
export async function settleUnfinished(): Promise<void> {
  const unfinished = await systemDb(async (tx) => {
    await tx.$executeRaw`
      UPDATE payment_attempt SET status = 'canceled', ended_at = portal.now()
      WHERE ended_at IS NULL AND provider_session_id IS NULL AND provider_intent_id IS NULL
        AND created_at < portal.now() - make_interval(mins => ${MINUTES_UNTIL_NEVER_SHOWN}::int)`;
    return tx.$queryRaw<Unfinished[]>`
      SELECT id, provider_session_id AS "sessionId", provider_intent_id AS "intentId",
             expires_at < portal.now() AND status <> 'processing' AS "isExpired"
      FROM payment_attempt
      WHERE ended_at IS NULL AND num_nonnulls(provider_session_id, provider_intent_id) = 1
        AND created_at < portal.now() - make_interval(mins => ${MINUTES_UNTIL_ASKED}::int)
        AND (status <> 'processing' OR means <> 'bank_debit'
             OR coalesce(asked_at, created_at) < portal.now() - make_interval(mins => ${MINUTES_BETWEEN_DEBIT_LOOKS}::int))
      ORDER BY coalesce(asked_at, created_at) LIMIT ${MOST_AT_ONCE}`;
  });
  for (const attempt of unfinished) if (!(await settleOne(attempt))) return;
}

/**
 * One that fails does not hold up the others; it is asked about again in a minute, after them.
 * @returns whether to go on: where the provider does not answer, the others would only wait for it as well
 */
async function settleOne({ id, sessionId, intentId, isExpired }: Unfinished): Promise<boolean> {
  try {
    if (isExpired && sessionId) await expireCheckout(sessionId);
    if (isExpired && intentId) await cancelIntent(intentId);
    await settleAttempt(id);
    // A debit is days on its way: asked about now and then, so that what is new does not wait behind what takes long.
    await systemDb(
      (tx) => tx.$executeRaw`
        UPDATE payment_attempt SET asked_at = portal.now() WHERE id = ${id}::uuid AND status = 'processing'`,
    );
    return true;
  } catch (error) {
    log.warn({ err: error, attemptId: id }, "a payment could not be settled yet");
    await systemDb((tx) => tx.$executeRaw`UPDATE payment_attempt SET asked_at = portal.now() WHERE id = ${id}::uuid`);
    return !wasSilent(error);
  }
}
