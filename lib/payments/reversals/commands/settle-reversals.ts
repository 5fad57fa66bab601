import { systemDb, type Tx } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { findReversedPayment, lockReversals, type ReversedPayment, readKnown } from "../facts";
import { hasFailed, isChargebackNews, isRefundNews } from "../rules";
import { readReversals } from "../stripe";
import type { ProviderDispute, ProviderRefund, ProviderReversals } from "../types";
import { closeChargeback, openChargeback } from "./charge-back";
import { failRefund, makeRefund, respread } from "./refund";

interface SettleOptions {
  /** The event that told of it: done in the same transaction [M3]. */
  eventId?: string;
}

/** As many refunds as one transaction surely has time for; usually there are one or two, after an outage there may be more. */
const MOST_AT_ONCE = 50;

/**
 * Brings what is known of a charge to where the provider says it is, however often and by whomever it is called: event,
 * janitor, and whoever records the money. Everything that became of the charge is read afresh first, with no transaction
 * open [M6]; so events may come twice, in any order or not at all, and the end is the same [M3].
 * @throws DomainError UNAVAILABLE when the provider does not answer
 */
export async function settleReversals(chargeId: string, options: SettleOptions = {}): Promise<void> {
  const payment = await systemDb((tx) => findReversedPayment(tx, chargeId));
  if (!payment) return systemDb((tx) => markDone(tx, options));
  const truth = await readReversals(chargeId);
  requireMatch(payment, truth);
  const [earlier, last] = [truth.refunds.slice(0, -MOST_AT_ONCE), truth.refunds.slice(-MOST_AT_ONCE)];
  for (let from = 0; from < earlier.length; from += MOST_AT_ONCE)
    await takeSome(payment, earlier.slice(from, from + MOST_AT_ONCE));
  await systemDb(async (tx) => {
    await lockReversals(tx, payment);
    await takeRefunds(tx, payment, last);
    await takeDisputes(tx, payment, truth.disputes);
    await respread(tx, payment);
    await markDone(tx, options);
  });
}

/** Some of them, as if the others had not been heard of yet [M3]. */
const takeSome = (payment: ReversedPayment, refunds: readonly ProviderRefund[]): Promise<void> =>
  systemDb(async (tx) => {
    await lockReversals(tx, payment);
    await takeRefunds(tx, payment, refunds);
    await respread(tx, payment);
  });

/** What goes back is of the payment's own currency [M2]. @throws Error, which is logged and looked into */
function requireMatch({ id, currency, chargeId }: ReversedPayment, { refunds, disputes }: ProviderReversals): void {
  const isSame = [...refunds, ...disputes].every((one) => one.currency === currency && one.amountMinor > 0n);
  if (isSame) return;
  log.error({ paymentId: id, chargeId }, "what went back of a payment is not of that payment");
  throw new Error(`what went back of charge ${chargeId} does not match its payment`);
}

/** All that were made first, then those that failed: what each came from then follows from how many there are. */
async function takeRefunds(tx: Tx, payment: ReversedPayment, refunds: readonly ProviderRefund[]): Promise<void> {
  const statusOf = async () =>
    new Map((await readKnown(tx, payment)).refunds.map(({ providerId, status }) => [providerId, status]));
  const before = await statusOf();
  for (const refund of refunds) if (!before.has(refund.id)) await makeRefund(tx, payment, refund);
  const made = await statusOf();
  for (const refund of refunds) {
    if (!isRefundNews(made.get(refund.id) ?? null, refund.status)) continue;
    if (hasFailed(refund.status)) await failRefund(tx, payment, refund, before.has(refund.id));
    else
      await tx.$executeRaw`
        UPDATE refund SET status = ${refund.status}::refund_status WHERE provider_refund_id = ${refund.id}`;
  }
}

async function takeDisputes(tx: Tx, payment: ReversedPayment, disputes: readonly ProviderDispute[]): Promise<void> {
  const known = new Map(
    (await readKnown(tx, payment)).chargebacks.map(({ providerId, status }) => [providerId, status]),
  );
  for (const dispute of disputes) {
    const status = known.get(dispute.id) ?? null;
    if (!isChargebackNews(status, dispute.status)) continue;
    if (status === null) await openChargeback(tx, payment, dispute);
    if (dispute.status !== "open") await closeChargeback(tx, payment, dispute);
  }
}

async function markDone(tx: Tx, { eventId }: SettleOptions): Promise<void> {
  if (eventId)
    await tx.$executeRaw`UPDATE provider_event SET done_at = portal.now() WHERE id = ${eventId} AND done_at IS NULL`;
}
