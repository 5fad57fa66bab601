import { audit } from "@/lib/platform/audit";
import { systemDb, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Ctx } from "@/lib/platform/viewer";
import { recordPayment } from "../../commands/record-payment";
import { settleAttempt } from "../../commands/settle-attempt";
import { cancelIntent, readIntent } from "../../saved/stripe";
import { expireCheckout, readCheckout } from "../../stripe";
import type { ProviderPayment } from "../../types";
import { type FittingShare, isWhole, lockFitting } from "../queries";
import type { Described, Recovered, RecoveredAs, Remembered } from "../types";

/**
 * What becomes of an attempt that the provider knows and this database does not, or not by the provider's id, as after a
 * restore: money that came in, or is on its way, is recorded as it was meant, or as the account's unapplied money; where
 * nobody has paid yet it is closed there, so that nobody can [M1, P1]. Done again it finds the attempt.
 * @throws DomainError UNAVAILABLE
 */
export async function recoverAttempt(remembered: Remembered): Promise<Recovered> {
  const { payment, wasOpen } = await readClosed(remembered);
  const { id: providerId, amountMinor, currency, state } = payment;
  const told = (as: RecoveredAs): Recovered => ({
    attemptId: remembered.attemptId,
    providerId,
    as,
    amountMinor,
    currency,
  });
  if (state.kind === "open" || state.kind === "declined") return told("unknown");
  const { described } = remembered;
  if (state.kind === "expired") {
    // Known here, but not by what was closed: it ends here too, and holds its invoices no longer.
    if (described && (await systemDb((tx) => nameAttempt(tx, described, remembered))))
      await settleAttempt(described.attemptId);
    return told(wasOpen ? "closed" : "nothing");
  }
  if (!described) return told("unknown");
  if (await orFalse(described, () => systemDb((tx) => putBack(tx, described, remembered, payment)))) {
    await settleAttempt(described.attemptId);
    return told("settled");
  }
  // Not paid yet: what it is for could not be held, and its end tells more.
  if (state.kind !== "paid") return told("unknown");
  return told((await systemDb((tx) => recordUnapplied(tx, described, payment))) ? "unapplied" : "unknown");
}

/** Closed first where nobody has paid, and only then believed. */
async function readClosed({
  sessionId,
  intentId,
}: Remembered): Promise<{ payment: ProviderPayment; wasOpen: boolean }> {
  const read = (): Promise<ProviderPayment> => (sessionId ? readCheckout(sessionId) : readIntent(intentId ?? ""));
  const first = await read();
  if (first.state.kind !== "open" && first.state.kind !== "declined") return { payment: first, wasOpen: false };
  if (sessionId) await expireCheckout(sessionId);
  else if (intentId) await cancelIntent(intentId);
  return { payment: await read(), wasOpen: true };
}

/** The database has the last word on what fits; what does not is told in the log and recorded another way. */
async function orFalse({ attemptId }: Described, run: () => Promise<boolean>): Promise<boolean> {
  try {
    return await run();
  } catch (error) {
    log.warn({ err: error, attemptId }, "an attempt could not be put back as it was");
    return false;
  }
}

/** The attempt as it was before the provider was paid, under the id that it had. @returns false where its invoices do not fit */
async function putBack(
  tx: Tx,
  described: Described,
  remembered: Remembered,
  payment: ProviderPayment,
): Promise<boolean> {
  if (await nameAttempt(tx, described, remembered)) return true;
  if (!(await isWhole(tx, described))) return false;
  const shares = await lockFitting(tx, described);
  if (shares.length < described.shares.length) return false;
  const { attemptId, accountId, payerId, locale, means, methodId } = described;
  const kind = methodId === null ? "checkout" : payerId ? "saved" : "auto";
  await tx.$executeRaw`
    INSERT INTO payment_attempt (id, account_id, kind, means, status, currency, amount_minor, payer_person_id, payer_locale,
                                 provider_session_id, provider_intent_id, payment_method_id, created_at, expires_at)
    VALUES (${attemptId}::uuid, ${accountId}::uuid, ${kind}::attempt_kind, ${means}::payment_method_kind, 'open',
            ${payment.currency}, ${payment.amountMinor}::bigint, ${payerId}::uuid, ${locale}, ${remembered.sessionId},
            ${remembered.intentId}, ${methodId}::uuid, portal.now(), portal.now())`;
  await insertShares(tx, described, shares);
  await audit(tx, systemCtx(described), {
    action: "payment.recovered",
    accountId,
    after: { amount: payment.amountMinor.toString(), currency: payment.currency, invoices: shares.length },
  });
  return true;
}

/** The backup was made between the attempt's own id and the provider's: it is all there but for that. */
async function nameAttempt(tx: Tx, { attemptId }: Described, { sessionId, intentId }: Remembered): Promise<boolean> {
  const named = await tx.$executeRaw`
    UPDATE payment_attempt SET provider_session_id = ${sessionId}, provider_intent_id = ${intentId}, status = 'open'
    WHERE id = ${attemptId}::uuid AND ended_at IS NULL AND num_nonnulls(provider_session_id, provider_intent_id) = 0`;
  return named > 0;
}

const insertShares = (tx: Tx, { attemptId, accountId }: Described, shares: readonly FittingShare[]) => tx.$executeRaw`
  INSERT INTO payment_attempt_invoice (attempt_id, account_id, contract_id, invoice_id, amount_minor, is_open)
  VALUES ${Prisma.join(
    shares.map(
      ({ contractId, invoiceId, minor }) => Prisma.sql`
        (${attemptId}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${invoiceId}::uuid, ${minor}::bigint, true)`,
    ),
  )}`;

/** Money of an account that pays nothing yet: in its ledger and its history, for the collector. */
async function recordUnapplied(tx: Tx, described: Described, payment: ProviderPayment): Promise<boolean> {
  const { accountId } = described;
  const { amountMinor, currency, state } = payment;
  const [account] = await tx.$queryRaw<unknown[]>`SELECT FROM account WHERE id = ${accountId}::uuid`;
  if (!account || state.kind !== "paid") return false;
  const { chargeId, method, methodName, last4 } = state;
  const recorded = await recordPayment(tx, {
    ...{ id: newId(), accountId, method, methodName, last4, currency, amountMinor, shares: [] },
    ...{ attemptId: null, payerPersonId: null, providerChargeId: chargeId, receivedAt: null },
  });
  if (recorded)
    await audit(tx, systemCtx(described), {
      action: "payment.recovered",
      accountId,
      after: { payment: recorded.number, amount: amountMinor.toString(), currency, charge: chargeId, invoices: 0 },
    });
  return true;
}

const systemCtx = ({ attemptId }: Described): Ctx => ({
  actor: { kind: "system", name: "payments" },
  requestId: `attempt:${attemptId}`,
});
