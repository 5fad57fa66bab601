import { systemDb, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type AutoPayRow, selectAutoPay, toAutoPayFacts, todayOf } from "../facts";
import { mailDeclined } from "../mail";
import { autoPayPlan, METHOD_GONE } from "../rules";

const MOST_AT_ONCE = 100;

/**
 * Writes down what came of tries whose attempt has ended, by event, janitor or at once, with the mail about it, once each.
 * That one was paid is mailed where the money is recorded.
 */
export async function noteEnded(): Promise<void> {
  while ((await systemDb(noteSome)) === MOST_AT_ONCE);
}

interface Ended {
  invoiceId: string;
  outcome: "paid" | "declined" | "not_tried";
}

async function noteSome(tx: Tx): Promise<number> {
  const ended = await tx.$queryRaw<Ended[]>`
    UPDATE auto_pay_try made SET outcome = came.outcome::auto_pay_outcome, reason = came.reason
    FROM (
      SELECT open.invoice_id, open.day,
             CASE WHEN attempt.status = 'succeeded' THEN 'paid'
                  WHEN attempt.decline_code IS NOT NULL THEN 'declined' ELSE 'not_tried' END AS outcome,
             CASE WHEN attempt.status <> 'succeeded' THEN attempt.decline_code END AS reason
      FROM auto_pay_try open
      JOIN invoice ON invoice.id = open.invoice_id
      JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      LEFT JOIN payment_attempt attempt ON attempt.id = open.attempt_id
      WHERE open.outcome IS NULL
        AND (attempt.ended_at IS NOT NULL
             OR (open.attempt_id IS NULL AND open.day < portal.today(seller.time_zone)))
      ORDER BY open.started_at LIMIT ${MOST_AT_ONCE} FOR UPDATE OF open SKIP LOCKED
    ) came
    WHERE made.invoice_id = came.invoice_id AND made.day = came.day
    RETURNING made.invoice_id AS "invoiceId", made.outcome::text AS outcome`;
  const declined = ended.filter(({ outcome }) => outcome === "declined").map(({ invoiceId }) => invoiceId);
  if (declined.length > 0) await tell(tx, declined);
  return ended.length;
}

/** The provider does not know the method any more: its attempt has ended here, and it is tried no more. */
export async function noteGone(tx: Tx, invoiceId: string): Promise<void> {
  const noted = await tx.$executeRaw`
    UPDATE auto_pay_try made SET outcome = 'declined', reason = ${METHOD_GONE}
    FROM payment_attempt attempt
    WHERE made.invoice_id = ${invoiceId}::uuid AND made.outcome IS NULL
      AND attempt.id = made.attempt_id AND attempt.ended_at IS NOT NULL`;
  if (noted > 0) await tell(tx, [invoiceId]);
}

/** The provider does not take the payment as it is: nobody is to blame, and another day it is tried again. */
export async function noteNotTaken(tx: Tx, invoiceId: string, reason: string): Promise<boolean> {
  const noted = await tx.$executeRaw`
    UPDATE auto_pay_try made SET outcome = 'skipped', reason = ${reason}
    FROM payment_attempt attempt
    WHERE made.invoice_id = ${invoiceId}::uuid AND made.outcome IS NULL
      AND attempt.id = made.attempt_id AND attempt.ended_at IS NOT NULL`;
  return noted > 0;
}

async function tell(tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  const rows = await tx.$queryRaw<AutoPayRow[]>(
    selectAutoPay(null, Prisma.sql`WHERE invoice.id = ANY (${invoiceIds}::uuid[]) ORDER BY invoice.reference`),
  );
  for (const row of rows) await mailDeclined(tx, row, autoPayPlan(toAutoPayFacts(row), todayOf(row)));
}
