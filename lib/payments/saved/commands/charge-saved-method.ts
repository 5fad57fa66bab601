import { systemDb, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { Ctx, ViewerCtx } from "@/lib/platform/viewer";
import { orEndAttempt } from "../../commands/end-refused";
import { settleAttempt } from "../../commands/settle-attempt";
import { readAttempt } from "../../recovery/queries";
import { paymentPath, paymentTitle } from "../../rules";
import { startAttempt } from "../../sets/commands/start-attempt";
import { whole } from "../../sets/rules";
import { cancelIntent, confirmIntent, createIntent, type IntentOrder } from "../stripe";
import type { SavedCharge, StartedCharge } from "../types";

/**
 * Pays what is open on an invoice with a saved method, as auto-pay does, or a person where a viewer is there. In
 * phases, with no transaction open while the provider is asked [M6]: attempt committed → intent made, unconfirmed → its id
 * committed → only then confirmed → settled by what the provider says. Done again it goes on where it was left: an invoice
 * has one attempt, an attempt one intent, and an intent is charged once at most [PAY-7].
 * @returns the attempt, whose state says what came of it
 * @throws DomainError NOT_FOUND, RULE with the reason of canPaySetWithSaved, UNAVAILABLE: then no money has moved
 */
export async function chargeSavedMethod(ctx: Ctx | ViewerCtx, charge: SavedCharge): Promise<StartedCharge> {
  const { reference, methodId } = charge;
  const attemptId = await startAttempt(ctx, { shares: [whole(reference)], way: { kind: "saved", methodId } });
  const intentId = await prepareIntent(attemptId);
  await confirmAttempt(attemptId, intentId);
  return { attemptId };
}

interface PreparedOrder extends Omit<IntentOrder, "title"> {
  readonly intentId: string | null;
  readonly numbers: readonly string[];
}

/**
 * The second phase: an intent at the provider, whose id is committed here before money may move on it.
 * @throws DomainError RULE when the attempt has ended, or the provider does not take it or the method; UNAVAILABLE
 */
export async function prepareIntent(attemptId: string): Promise<string> {
  const order = await systemDb((tx) => getOrder(tx, attemptId));
  if (order.intentId) return order.intentId;
  const intentId = await orEndAttempt(attemptId, () => createIntent({ ...order, title: paymentTitle(order.numbers) }));
  if (await systemDb((tx) => commitIntent(tx, attemptId, intentId))) return intentId;
  // Called off in the meantime: closed for good, and never confirmed.
  await cancelIntent(intentId);
  throw new DomainError("RULE", "payment.ended");
}

async function getOrder(tx: Tx, attemptId: string): Promise<PreparedOrder> {
  const [order] = await tx.$queryRaw<Omit<PreparedOrder, "described">[]>`
    SELECT attempt.id AS "attemptId", attempt.currency, attempt.amount_minor AS "amountMinor",
           method.provider_method_id AS method, method.kind::text AS kind, customer.provider_id AS customer,
           attempt.provider_intent_id AS "intentId",
           ARRAY(SELECT invoice.number FROM payment_attempt_invoice tried JOIN invoice ON invoice.id = tried.invoice_id
                 WHERE tried.attempt_id = attempt.id ORDER BY invoice.number) AS numbers
    FROM payment_attempt attempt
    JOIN payment_method method ON method.id = attempt.payment_method_id
    JOIN provider_customer customer ON customer.bill_group_id = method.bill_group_id
    WHERE attempt.id = ${attemptId}::uuid AND attempt.ended_at IS NULL`;
  if (!order) throw new DomainError("RULE", "payment.ended");
  return { ...order, described: await readAttempt(tx, attemptId) };
}

/** From here on money may move. @returns false when the attempt has ended, and it may not. */
async function commitIntent(tx: Tx, attemptId: string, intentId: string): Promise<boolean> {
  const updated = await tx.$executeRaw`
    UPDATE payment_attempt SET provider_intent_id = ${intentId},
                               status = CASE WHEN status = 'created' THEN 'open' ELSE status END
    WHERE id = ${attemptId}::uuid AND ended_at IS NULL
      AND (provider_intent_id IS NULL OR provider_intent_id = ${intentId})`;
  return updated > 0;
}

/**
 * The third phase: confirmed, and settled by a fresh read. Where the provider does not answer now, what came of it is
 * unknown: that is a state of its own, which the payment's page shows and the janitor ends [M4].
 */
export async function confirmAttempt(attemptId: string, intentId: string): Promise<void> {
  const isUnattended = await systemDb(async (tx) => {
    const [attempt] = await tx.$queryRaw<{ isAuto: boolean }[]>`
      SELECT kind = 'auto' AS "isAuto" FROM payment_attempt WHERE id = ${attemptId}::uuid`;
    return attempt?.isAuto ?? true;
  });
  await confirmIntent(intentId, { returnUrl: `${env().APP_URL}${paymentPath(attemptId)}`, isUnattended });
  try {
    await settleAttempt(attemptId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ err: error, attemptId }, "the provider did not say what came of a payment with a saved method");
  }
}
