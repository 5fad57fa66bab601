import { liftSuspensionIfClear } from "@/lib/accounts/commands";
import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import type { Ctx } from "@/lib/platform/viewer";
import { isMissing } from "../calls/stripe";
import { mailDebitFailed, mailDebitSubmitted } from "../debits/mail";
import { mailConfirmation } from "../mail";
import { DAYS_UNTIL_FORGOTTEN, MINUTES_UNTIL_NEVER_SHOWN } from "../rules";
import { cancelIntent, readIntent } from "../saved/stripe";
import { readCheckout } from "../stripe";
import type { AttemptStatus, ProviderPayment, ProviderState, Share } from "../types";
import { auditMoved } from "./audit-moved";
import { recordPayment } from "./record-payment";

interface OpenAttempt {
  id: string;
  accountId: string;
  currency: string;
  amountMinor: bigint;
  payerPersonId: string | null;
  status: AttemptStatus;
  means: "card" | "bank_debit";
  /** Of the two one is there: a checkout session's id, or the payment intent's of a saved method. */
  sessionId: string | null;
  intentId: string | null;
  /** Whose method it is, at the provider. */
  customerId: string | null;
  /** So long past its time that nothing there can be paid any more. */
  isLongOver: boolean;
}

interface SettleOptions {
  /** The event that told of it: done in the same transaction [M3]. */
  eventId?: string;
  /** What a payment that has ended unpaid is called: run out of time, or called off. */
  endAs?: "expired" | "canceled";
}

/**
 * Brings an attempt to where the provider says it is, however often and by whomever it is called: event, return page
 * and janitor. The provider is read afresh first, with no transaction open [M6]; states only move forward.
 * @throws DomainError UNAVAILABLE when the provider does not answer: then nothing is known, and nothing changes [M4]
 */
export async function settleAttempt(attemptId: string, options: SettleOptions = {}): Promise<void> {
  const attempt = await systemDb((tx) => findOpenAttempt(tx, attemptId));
  if (!attempt) return systemDb((tx) => markDone(tx, options));
  const payment = await readTruth(attempt);
  if (payment) requireMatch(attempt, payment);
  await systemDb(async (tx) => {
    const locked = await findOpenAttempt(tx, attemptId, true);
    if (locked) await (payment ? apply(tx, locked, payment.state, options) : leaveMissing(tx, locked));
    await markDone(tx, options);
  });
}

/** @returns null where the provider knows nothing by that id: what came of it cannot be told */
async function readTruth(attempt: OpenAttempt): Promise<ProviderPayment | null> {
  try {
    return await readClosed(attempt);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * A saved method's one try that was refused is closed there before it is called failed: nothing can be charged on it later.
 */
async function readClosed({ sessionId, intentId }: OpenAttempt): Promise<ProviderPayment> {
  if (!intentId) return readCheckout(sessionId ?? "");
  const payment = await readIntent(intentId);
  if (payment.state.kind !== "declined") return payment;
  const { declineCode } = payment.state;
  await cancelIntent(intentId);
  const closed = await readIntent(intentId);
  return closed.state.kind === "expired" ? { ...closed, state: { kind: "expired", declineCode } } : closed;
}

async function findOpenAttempt(tx: Tx, id: string, lock = false): Promise<OpenAttempt | null> {
  // Locked first, read after: a statement sees what was committed before it began.
  if (lock) await tx.$executeRaw`SELECT FROM payment_attempt WHERE id = ${id}::uuid FOR UPDATE`;
  const [attempt] = await tx.$queryRaw<OpenAttempt[]>`
    SELECT attempt.id, attempt.account_id AS "accountId", attempt.currency, attempt.amount_minor AS "amountMinor",
           attempt.payer_person_id AS "payerPersonId", attempt.status::text AS status, attempt.means::text AS means,
           attempt.provider_session_id AS "sessionId",
           attempt.provider_intent_id AS "intentId", customer.provider_id AS "customerId",
           attempt.expires_at < portal.now() - make_interval(days => CASE attempt.means
             WHEN 'card' THEN ${DAYS_UNTIL_FORGOTTEN.card}::int ELSE ${DAYS_UNTIL_FORGOTTEN.bank_debit}::int END) AS "isLongOver"
    FROM payment_attempt attempt
    LEFT JOIN payment_method method ON method.id = attempt.payment_method_id
    LEFT JOIN provider_customer customer ON customer.bill_group_id = method.bill_group_id
    WHERE attempt.id = ${id}::uuid AND attempt.ended_at IS NULL
      AND num_nonnulls(attempt.provider_session_id, attempt.provider_intent_id) = 1`;
  return attempt ?? null;
}

/** What the provider holds must be what we ordered, in every respect [M2]. @throws Error, which is logged and looked into */
function requireMatch(attempt: OpenAttempt, payment: ProviderPayment): void {
  const isSame =
    payment.id === (attempt.intentId ?? attempt.sessionId) &&
    payment.customerId === attempt.customerId &&
    payment.attemptId === attempt.id &&
    payment.currency === attempt.currency &&
    payment.amountMinor === attempt.amountMinor;
  if (isSame) return;
  log.error({ attemptId: attempt.id, providerId: payment.id }, "the provider's payment is not what was ordered");
  throw new Error(`payment ${payment.id} does not match attempt ${attempt.id}`);
}

async function apply(tx: Tx, attempt: OpenAttempt, state: ProviderState, { endAs }: SettleOptions): Promise<void> {
  switch (state.kind) {
    case "open":
      return keepOpen(tx, attempt, state);
    case "declined":
      // It could not be closed there: not over yet, and asked about again.
      return keepOpen(tx, attempt, { ...state, actionUrl: null });
    case "processing":
      return keepProcessing(tx, attempt);
    case "expired":
      return endUnpaid(tx, attempt, endAs ?? unpaidStatus(attempt, state.declineCode), state.declineCode);
    case "paid":
      return settlePaid(tx, attempt, state);
  }
}

/** On its way for everybody until nothing can be paid there any more; then it is over, and somebody has to look into it [M4]. */
async function leaveMissing(tx: Tx, attempt: OpenAttempt): Promise<void> {
  const { id: attemptId, sessionId, intentId, amountMinor, currency } = attempt;
  const facts = { attemptId, providerId: intentId ?? sessionId, amountMinor: amountMinor.toString(), currency };
  if (!attempt.isLongOver) return log.warn(facts, "the provider does not know a payment that was begun with it");
  log.error(facts, "a payment that the provider does not know any more was given up");
  await end(tx, attempt, "canceled", null);
}

/** A saved method and a debit have one try, so what the bank refused has failed; on a checkout's page there were others. */
const unpaidStatus = ({ intentId, status }: OpenAttempt, declineCode: string | null): AttemptStatus =>
  (intentId || status === "processing") && declineCode ? "failed" : "expired";

/** On its way at the bank: for a debit that is days, and its payer is told so once [PAY-3]. */
async function keepProcessing(tx: Tx, { id, means, status }: OpenAttempt): Promise<void> {
  if (status === "processing") return;
  await tx.$executeRaw`
    UPDATE payment_attempt SET status = 'processing', checkout_url = NULL, decline_code = NULL, asked_at = portal.now()
    WHERE id = ${id}::uuid`;
  if (means === "bank_debit") await mailDebitSubmitted(tx, id);
}

/** A debit that came back opens its invoices again, and whoever was told that it is on its way is told [PAY-6]. */
async function endUnpaid(
  tx: Tx,
  attempt: OpenAttempt,
  status: AttemptStatus,
  declineCode: string | null,
): Promise<void> {
  const wasOnItsWay = attempt.means === "bank_debit" && attempt.status === "processing";
  await end(tx, attempt, wasOnItsWay && declineCode ? "failed" : status, declineCode);
  if (wasOnItsWay) await mailDebitFailed(tx, attempt.id, declineCode ?? "");
}

interface StillOpen {
  readonly declineCode: string | null;
  readonly actionUrl: string | null;
}

async function keepOpen(tx: Tx, { id, intentId }: OpenAttempt, { declineCode, actionUrl }: StillOpen): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempt SET decline_code = ${declineCode} WHERE id = ${id}::uuid AND decline_code IS DISTINCT FROM ${declineCode}`;
  // A checkout's page is known from the start; the bank's page comes with the confirmation.
  if (intentId)
    await tx.$executeRaw`
      UPDATE payment_attempt SET checkout_url = ${actionUrl}
      WHERE id = ${id}::uuid AND checkout_url IS DISTINCT FROM ${actionUrl}`;
}

async function end(tx: Tx, { id }: { id: string }, status: AttemptStatus, declineCode: string | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempt SET status = ${status}::attempt_status, ended_at = portal.now(), checkout_url = NULL,
                               decline_code = ${declineCode}
    WHERE id = ${id}::uuid AND ended_at IS NULL`;
}

/** Everything that follows from the money, in one transaction: allocation, ledger, mail, suspension, history. */
async function settlePaid(tx: Tx, attempt: OpenAttempt, paid: ProviderState & { kind: "paid" }): Promise<void> {
  const { id: attemptId, accountId, currency, amountMinor, payerPersonId } = attempt;
  const shares = await tx.$queryRaw<Share[]>`
    SELECT invoice_id AS "invoiceId", contract_id AS "contractId", amount_minor AS minor
    FROM payment_attempt_invoice WHERE attempt_id = ${attemptId}::uuid`;
  const { chargeId, method, methodName, last4 } = paid;
  const recorded = await recordPayment(tx, {
    ...{ id: newId(), accountId, method, methodName, last4, currency, amountMinor, attemptId, payerPersonId },
    ...{ providerChargeId: chargeId, receivedAt: null, shares },
  });
  await end(tx, attempt, "succeeded", null);
  if (!recorded) return;
  const { number, shares: got, unappliedMinor } = recorded;
  const ctx: Ctx = { actor: { kind: "system", name: "payments" }, requestId: `attempt:${attemptId}` };
  await auditMoved(tx, ctx, { accountId, number, currency }, got, {
    ...{ action: "payment.received", parts: got.map(({ minor }) => minor), restMinor: unappliedMinor },
  });
  if (paid.isReversed || (await wasToldMeanwhile(tx, chargeId)))
    await enqueue(tx, "charge_reversals", { chargeId }, `charge_reversals:${chargeId}`);
  await mailConfirmation(tx, attemptId);
  await liftSuspensionIfClear(tx, ctx, accountId);
}

/**
 * Something became of the charge between the read and this transaction, and its event found no payment. Behind the charge's
 * lock: what comes later finds it.
 */
async function wasToldMeanwhile(tx: Tx, chargeId: string): Promise<boolean> {
  const told = await tx.$queryRaw<unknown[]>`
    SELECT FROM provider_event
    WHERE object_id = ${chargeId} AND received_at > portal.now() - make_interval(mins => ${MINUTES_UNTIL_NEVER_SHOWN}::int)
    LIMIT 1`;
  return told.length > 0;
}

async function markDone(tx: Tx, { eventId }: SettleOptions): Promise<void> {
  if (eventId)
    await tx.$executeRaw`UPDATE provider_event SET done_at = portal.now() WHERE id = ${eventId} AND done_at IS NULL`;
}
