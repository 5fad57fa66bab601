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
  day: Date;
  /** `never_asked`: it ended before the provider had given it an id, or there was none at all. */
  outcome: "paid" | "declined" | "not_tried" | "never_asked";
}

async function noteSome(tx: Tx): Promise<number> {
  const ended = await tx.$queryRaw<Ended[]>`
    SELECT open.invoice_id AS "invoiceId", open.day,
           CASE WHEN attempt.status = 'succeeded' THEN 'paid'
                WHEN attempt.decline_code IS NOT NULL THEN 'declined'
                WHEN attempt.provider_intent_id IS NOT NULL THEN 'not_tried' ELSE 'never_asked' END AS outcome
    FROM auto_pay_try open
    JOIN invoice ON invoice.id = open.invoice_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    LEFT JOIN payment_attempt attempt ON attempt.id = open.attempt_id
    WHERE open.outcome IS NULL
      AND (attempt.ended_at IS NOT NULL
           OR (open.attempt_id IS NULL AND open.day < portal.today(seller.time_zone)))
    ORDER BY open.started_at LIMIT ${MOST_AT_ONCE} FOR UPDATE OF open SKIP LOCKED`;
  const [asked, never] = [ended.filter(wasAsked), ended.filter((one) => !wasAsked(one))];
  // Nothing was tried: the same day is free again, so that an outage at six costs no due date.
  await tx.$executeRaw`
    DELETE FROM auto_pay_try made USING ${namesOf(never)} WHERE (made.invoice_id, made.day) = (one.invoice_id, one.day)`;
  await tx.$executeRaw`
    UPDATE auto_pay_try made
    SET outcome = one.outcome::auto_pay_outcome,
        reason = (SELECT decline_code FROM payment_attempt WHERE id = made.attempt_id AND one.outcome = 'declined')
    FROM ${namesOf(asked)} WHERE (made.invoice_id, made.day) = (one.invoice_id, one.day)`;
  const declined = ended.filter(({ outcome }) => outcome === "declined").map(({ invoiceId }) => invoiceId);
  if (declined.length > 0) await tell(tx, declined);
  return ended.length;
}

const wasAsked = ({ outcome }: Ended): boolean => outcome !== "never_asked";

const namesOf = (ended: readonly Ended[]): Prisma.Sql => Prisma.sql`
  unnest(${ended.map(({ invoiceId }) => invoiceId)}::uuid[], ${ended.map(({ day }) => day)}::date[],
         ${ended.map(({ outcome }) => outcome)}::text[]) one (invoice_id, day, outcome)`;

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
