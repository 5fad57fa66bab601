import { expect } from "vitest";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";
import { messageIdFor } from "@/lib/platform/mail/queue";
import { row, rows } from "../../setup/admin";
import { moveClock } from "../../setup/world";
import { staySignedIn } from "./people";
import type { Promised } from "./player";
import type { WholePortal } from "./portal";
import { eventually } from "./processes";

const PATIENCE = { timeout: 60_000, interval: 100 };

/** Lets the portal's time pass, and has the worker do at once what the clock would make it do then. */
export async function pass(minutes: number): Promise<void> {
  await eventually(() => moveClock({ minutes }));
  await staySignedIn();
  await janitor();
}

/** A round of the worker's janitor, to its end; what failed before is tried again without waiting for its time. */
export async function janitor(): Promise<void> {
  await eventually(() =>
    rows(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL;
       SELECT graphile_worker.add_job('free_dead_hands');
       SELECT graphile_worker.add_job('settle_unfinished', job_key := 'the janitor of the test')`,
    ),
  );
  await expect
    .poll(
      () => rows("SELECT FROM graphile_worker._private_jobs WHERE key = 'the janitor of the test'").catch(() => null),
      PATIENCE,
    )
    .toEqual([]);
}

export const unfinished = async (): Promise<number> =>
  (await row<{ count: number }>("SELECT count(*)::int AS count FROM payment_attempt WHERE ended_at IS NULL")).count;

/** The faults are over: everything runs, and what is left to do is done. */
export async function calmDown({ sandbox, web, worker }: WholePortal): Promise<void> {
  await sandbox.control.clearFaults();
  for (const { id, status } of (await sandbox.control.state()).paymentIntents)
    if (status === "processing") await sandbox.control.settleDebit(id, "succeeded");
  await sandbox.control.pauseWebhooks(false);
  await Promise.all([web.ready(), worker.ready()]);
  await sandbox.control.deliverAll();
  await pass(31);
  await expect
    .poll(async () => {
      await janitor();
      return rows<{ task: string; error: string | null }>(
        `SELECT task.identifier AS task, last_error AS error FROM graphile_worker._private_jobs job
         JOIN graphile_worker._private_tasks task ON task.id = task_id
         WHERE task.identifier IN ('mail', 'receipt_mail', 'provider_event', 'notice_of_change')`,
      );
    }, PATIENCE)
    .toEqual([]);
}

/** The books agree with each other and with the provider [M1, M3], and nothing is left open [M4]. */
export async function expectTruth(): Promise<void> {
  const lines: string[] = [];
  const { uncompared } = await checkLedger("whole", (finding) => lines.push(lineOf(finding)));
  expect({ lines, uncompared, unfinished: await unfinished() }).toEqual({ lines: [], uncompared: null, unfinished: 0 });
}

/** The provider has taken no more for an invoice than what was open on it, given back or not [M1]. @returns how many are paid */
export async function expectNeverOver({ sandbox }: WholePortal, numbers: readonly string[]): Promise<number> {
  const { charges } = await sandbox.control.charges();
  const charged = charges.flatMap(({ paid, metadata }) => (paid && metadata.attempt ? [metadata.attempt] : []));
  const taken = await rows<{ number: string; minor: number; total: number }>(
    `SELECT invoice.number, payable_minor::int AS total, sum(tried.amount_minor)::int AS minor
     FROM unnest($1::uuid[]) charge (attempt_id) JOIN payment_attempt_invoice tried USING (attempt_id)
     JOIN invoice ON invoice.id = invoice_id WHERE invoice.number = ANY ($2) GROUP BY invoice.id`,
    [charged, numbers],
  );
  expect(taken.filter(({ minor, total }) => minor > total)).toEqual([]);
  return taken.filter(({ minor, total }) => minor === total).length;
}

/** What was answered is there still [P1]: pages that were handed out, payments that were led to, events that were taken. */
export async function expectKept({ sandbox }: WholePortal, { sessions, attempts }: Promised): Promise<void> {
  const { deliveries } = await sandbox.control.state();
  const taken = deliveries.filter(({ status }) => status === "delivered").map(({ event }) => event);
  const missing = await rows<{ what: string }>(
    `SELECT id AS what FROM unnest($1::text[]) id WHERE id NOT IN (SELECT provider_session_id FROM payment_attempt WHERE provider_session_id IS NOT NULL)
     UNION ALL SELECT id FROM unnest($2::text[]) id WHERE id NOT IN (SELECT id::text FROM payment_attempt)
     UNION ALL SELECT id FROM unnest($3::text[]) id WHERE id NOT IN (SELECT id FROM provider_event)`,
    [[...sessions], [...attempts], taken],
  );
  expect(missing).toEqual([]);
}

/** Of all rounds: what was taken from the mail server once is not there again. */
const sent: ReturnType<WholePortal["mails"]["take"]>[number][] = [];

/** Each payer was told of each payment, by mails with one Message-ID [M8]. */
export async function expectMails({ mails }: WholePortal): Promise<void> {
  sent.push(...mails.take());
  const paid = await rows<{ attempt: string; payer: string; number: string }>(
    `SELECT attempt_id AS attempt, email AS payer, payment.number FROM payment JOIN person ON person.id = payer_person_id
     WHERE attempt_id IS NOT NULL`,
  );
  for (const { attempt, payer, number } of paid) {
    const told = sent.filter(({ to, body }) => to.includes(payer) && body.includes(number));
    const ids = new Set(told.map(({ headers }) => headers.get("message-id")));
    expect({ number, ids: [...ids] }).toEqual({ number, ids: [messageIdFor(`payment:${attempt}`)] });
  }
}
