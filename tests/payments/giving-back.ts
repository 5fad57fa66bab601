import { receiveEvent } from "@/lib/payments/commands/receive-event";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { lookAtCharge } from "@/lib/payments/reversals/tasks";
import { takeProviderEvent } from "@/lib/payments/tasks";
import type { Sandbox } from "@/sandbox/sandbox";
import { sdkFor } from "../sandbox/kit";
import { row, rows } from "../setup/admin";
import { queuedJobs } from "../setup/jobs";
import { attemptAt, pay } from "./paying";

/** Pays an invoice with a new card; the charge it became. */
export async function payByCard(sandbox: Sandbox, email: string, number: string): Promise<string> {
  await pay(email, number);
  const { id, session } = await attemptAt(number);
  await sandbox.control.pay(session, { card: "4242424242424242" });
  await settleAttempt(id);
  return (await row<{ charge: string }>("SELECT provider_charge_id AS charge FROM payment WHERE attempt_id = $1", [id]))
    .charge;
}

/** A charge in USD at the provider that nothing here knows of. */
export async function sandboxCharge(sandbox: Sandbox, amount: number): Promise<string> {
  const { latest_charge } = await sdkFor(sandbox).paymentIntents.create({
    ...{ amount, currency: "usd", confirm: true, payment_method: "pm_card_visa", return_url: "http://localhost/back" },
  });
  return typeof latest_charge === "string" ? latest_charge : (latest_charge?.id ?? "");
}

/** The seller gives money back at the provider. */
export const refundThere = (sandbox: Sandbox, charge: string, amount?: number) =>
  sdkFor(sandbox).refunds.create({ charge, ...(amount === undefined ? {} : { amount }) });

/** Everything the provider has to tell arrives, and is acted on. */
export async function hearAll(sandbox: Sandbox): Promise<void> {
  const sdk = sdkFor(sandbox);
  for (const event of (await sandbox.control.state()).events) {
    const payload = JSON.stringify(event);
    await receiveEvent(payload, sdk.webhooks.generateTestHeaderString({ payload, secret: sandbox.webhookSecret }));
  }
  await work();
}

/** Only what the provider has to tell of refunds arrives, and is in the inbox. */
export async function hearRefunds(sandbox: Sandbox): Promise<string[]> {
  const sdk = sdkFor(sandbox);
  const told = (await sandbox.control.state()).events.filter(({ type }) => type === "refund.created");
  for (const event of told) {
    const payload = JSON.stringify(event);
    await receiveEvent(payload, sdk.webhooks.generateTestHeaderString({ payload, secret: sandbox.webhookSecret }));
  }
  return told.map(({ id }) => id);
}

/** As the worker takes what is queued about payments. */
export async function work(): Promise<void> {
  for (const { task, payload } of await queuedJobs()) {
    if (task === "provider_event") await takeProviderEvent(payload as { eventId: string });
    if (task === "charge_reversals") await lookAtCharge(payload as { chargeId: string });
  }
}

export interface MoneySeen {
  cash: number;
  unapplied: number;
  refunded: number;
  receivable: number;
}

/** What the ledger says of a payment, and of the invoices it paid. */
export const moneyOf = (charge: string): Promise<MoneySeen> =>
  row<MoneySeen>(
    `SELECT coalesce(sum(entry.amount_minor) FILTER (WHERE kind = 'cash'), 0)::int AS cash,
            coalesce(sum(entry.amount_minor) FILTER (WHERE kind = 'unapplied'), 0)::int AS unapplied,
            coalesce(sum(entry.amount_minor) FILTER (WHERE kind = 'refunded'), 0)::int AS refunded,
            (SELECT coalesce(sum(open_minor), 0)::int FROM invoice WHERE id IN (
               SELECT invoice_id FROM payment_allocation WHERE payment_id = payment.id)) AS receivable
     FROM payment LEFT JOIN ledger_entry entry ON entry.payment_id = payment.id
     WHERE provider_charge_id = $1 GROUP BY payment.id`,
    [charge],
  );

export const factsAbout = async (): Promise<string[]> =>
  (
    await rows<{ key: string }>(
      `SELECT split_part(fact_key, ':', 1) AS key FROM ledger_transaction
       WHERE fact_key ~ '^(refund|refund_failed|dispute):' AND fact_key NOT LIKE '%demo%' ORDER BY at, 1`,
    )
  ).map(({ key }) => key);
