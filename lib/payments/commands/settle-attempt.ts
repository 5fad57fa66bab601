import { liftSuspensionIfClear } from "@/lib/accounts/commands";
import { audit } from "@/lib/platform/audit";
import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Ctx } from "@/lib/platform/viewer";
import { mailConfirmation } from "../mail";
import { readCheckout } from "../stripe";
import type { AttemptStatus, ProviderCheckout, ProviderState, Share } from "../types";
import { recordPayment } from "./record-payment";

interface OpenAttempt {
  id: string;
  accountId: string;
  currency: string;
  amountMinor: bigint;
  payerPersonId: string;
  providerSessionId: string;
}

interface SettleOptions {
  /** The event that told of it: done in the same transaction [M3]. */
  eventId?: string;
  /** What a checkout that has ended unpaid is called: run out of time, or called off. */
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
  const checkout = await readCheckout(attempt.providerSessionId);
  requireMatch(attempt, checkout);
  await systemDb(async (tx) => {
    const locked = await findOpenAttempt(tx, attemptId, true);
    if (locked) await apply(tx, locked, checkout.state, options);
    await markDone(tx, options);
  });
}

async function findOpenAttempt(tx: Tx, id: string, lock = false): Promise<OpenAttempt | null> {
  // Locked first, read after: a statement sees what was committed before it began.
  if (lock) await tx.$executeRaw`SELECT FROM payment_attempt WHERE id = ${id}::uuid FOR UPDATE`;
  const [attempt] = await tx.$queryRaw<OpenAttempt[]>`
    SELECT id, account_id AS "accountId", currency, amount_minor AS "amountMinor",
           payer_person_id AS "payerPersonId", provider_session_id AS "providerSessionId"
    FROM payment_attempt WHERE id = ${id}::uuid AND ended_at IS NULL AND provider_session_id IS NOT NULL`;
  return attempt ?? null;
}

/** What the provider holds must be what we ordered, in every respect [M2]. @throws Error, which is logged and looked into */
function requireMatch(attempt: OpenAttempt, checkout: ProviderCheckout): void {
  const isSame =
    checkout.sessionId === attempt.providerSessionId &&
    checkout.attemptId === attempt.id &&
    checkout.currency === attempt.currency &&
    checkout.amountMinor === attempt.amountMinor;
  if (isSame) return;
  log.error(
    { attemptId: attempt.id, sessionId: checkout.sessionId },
    "the provider's checkout is not what was ordered",
  );
  throw new Error(`checkout ${checkout.sessionId} does not match attempt ${attempt.id}`);
}

async function apply(tx: Tx, attempt: OpenAttempt, state: ProviderState, { endAs }: SettleOptions): Promise<void> {
  switch (state.kind) {
    case "open":
      await tx.$executeRaw`
        UPDATE payment_attempt SET decline_code = ${state.declineCode}
        WHERE id = ${attempt.id}::uuid AND decline_code IS DISTINCT FROM ${state.declineCode}`;
      return;
    case "processing":
      await tx.$executeRaw`
        UPDATE payment_attempt SET status = 'processing', checkout_url = NULL
        WHERE id = ${attempt.id}::uuid AND status <> 'processing'`;
      return;
    case "expired":
      return end(tx, attempt, endAs ?? "expired", state.declineCode);
    case "paid":
      return settlePaid(tx, attempt, state);
  }
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
  const shares = await tx.$queryRaw<(Share & { number: string })[]>`
    SELECT tried.invoice_id AS "invoiceId", tried.contract_id AS "contractId", tried.amount_minor AS minor, invoice.number
    FROM payment_attempt_invoice tried JOIN invoice ON invoice.id = tried.invoice_id
    WHERE tried.attempt_id = ${attemptId}::uuid`;
  const { chargeId, method, methodName, last4 } = paid;
  const number = await recordPayment(tx, {
    ...{ id: newId(), accountId, method, methodName, last4, currency, amountMinor, attemptId, payerPersonId },
    ...{ providerChargeId: chargeId, receivedAt: null, shares },
  });
  await end(tx, attempt, "succeeded", null);
  if (!number) return;
  const ctx: Ctx = { actor: { kind: "system", name: "payments" }, requestId: `attempt:${attemptId}` };
  for (const share of shares)
    await audit(tx, ctx, {
      action: "payment.received",
      accountId,
      contractId: share.contractId,
      after: { payment: number, invoice: share.number, amount: share.minor.toString(), currency },
    });
  await mailConfirmation(tx, attemptId);
  await liftSuspensionIfClear(tx, ctx, accountId);
}

async function markDone(tx: Tx, { eventId }: SettleOptions): Promise<void> {
  if (eventId)
    await tx.$executeRaw`UPDATE provider_event SET done_at = portal.now() WHERE id = ${eventId} AND done_at IS NULL`;
}
