import { systemDb, type Tx } from "@/lib/platform/db";
import type { Refusal } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { log } from "@/lib/platform/log";
import type { Ctx } from "@/lib/platform/viewer";
import { wasSilent } from "../../calls/stripe";
import { chargeSavedMethod } from "../../saved/commands/charge-saved-method";
import { type AutoPayRow, selectAutoPay, toAutoPayFacts, todayOf } from "../facts";
import { mailSkipped } from "../mail";
import { autoPayPlan, isTold, lastStrike, skippedFor } from "../rules";
import { noteEnded, noteGone, noteNotTaken } from "./note-ended";

const MOST_AT_ONCE = 100;

/**
 * Pays what is due, in every bill group whose auto-pay is on [BIL-4]: each invoice once a day at most, on its own. A worker
 * that was down at six catches up as soon as it is back; one that dies over an invoice goes on with the same attempt.
 */
export async function payDue(): Promise<void> {
  await noteEnded();
  let after: AutoPayRow | undefined;
  do {
    const rows = await systemDb((tx) => findOpen(tx, after));
    if (!(await paySome(rows))) break;
    after = rows.length === MOST_AT_ONCE ? rows.at(-1) : undefined;
  } while (after);
  await noteEnded();
}

/** @returns false where the provider is silent: the others would only wait for it as well, and are due in the next run too */
async function paySome(rows: readonly AutoPayRow[]): Promise<boolean> {
  for (const row of rows) if (!(await payOne(row))) return false;
  return true;
}

/** Past their due date, not over for today. */
const findOpen = (tx: Tx, after?: AutoPayRow): Promise<AutoPayRow[]> => {
  const beyond = after
    ? Prisma.sql`AND (invoice.due_on, invoice.reference) > (${after.dueOn}::date, ${after.reference})`
    : Prisma.empty;
  return tx.$queryRaw<AutoPayRow[]>(
    selectAutoPay(
      null,
      Prisma.sql`WHERE bill_group.auto_pay AND contract.paid_by = 'card' AND account.type = 'direct'
        AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
        AND invoice.due_on <= portal.today(seller.time_zone)
        AND NOT EXISTS (
          SELECT FROM auto_pay_try made
          WHERE made.invoice_id = invoice.id AND made.day = portal.today(seller.time_zone) AND made.outcome IS NOT NULL)
        ${beyond} ORDER BY invoice.due_on, invoice.reference LIMIT ${MOST_AT_ONCE}`,
    ),
  );
};

/** One that fails does not hold up the others; it is looked at again in a few minutes. @returns whether the provider answers */
async function payOne(row: AutoPayRow): Promise<boolean> {
  try {
    await payIfDue(row);
    return true;
  } catch (error) {
    log.warn({ err: error, invoice: row.reference }, "auto-pay could not try an invoice");
    return !wasSilent(error);
  }
}

async function payIfDue(row: AutoPayRow): Promise<void> {
  const facts = toAutoPayFacts(row);
  const plan = autoPayPlan(facts, todayOf(row));
  const struck = lastStrike(todayOf(row), row.hasStruck);
  const last = facts.tries.at(-1);
  if (last?.on === todayOf(row) && last.outcome === null) return await charge(row); // begun, and not known to have ended
  const skipped = skippedFor(facts, plan, struck);
  if (skipped) return await systemDb((tx) => noteSkipped(tx, row, skipped));
  if (plan.decision.allowed && plan.on <= struck && (await systemDb((tx) => begin(tx, row)))) await charge(row);
}

/** The day's try, once. @returns false where another worker has begun it */
async function begin(tx: Tx, { id, accountId, contractId, timeZone }: AutoPayRow): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at)
    VALUES (${accountId}::uuid, ${contractId}::uuid, ${id}::uuid, portal.today(${timeZone}), portal.now())
    ON CONFLICT DO NOTHING`;
  return added > 0;
}

async function noteSkipped(tx: Tx, row: AutoPayRow, refusal: Refusal): Promise<void> {
  const { id, accountId, contractId, timeZone } = row;
  const added = await tx.$executeRaw`
    INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at, outcome, reason)
    VALUES (${accountId}::uuid, ${contractId}::uuid, ${id}::uuid, portal.today(${timeZone}), portal.now(), 'skipped',
            ${refusal.reason})
    ON CONFLICT DO NOTHING`;
  if (added > 0) await mailSkipped(tx, row, refusal);
}

async function charge(row: AutoPayRow): Promise<void> {
  if (!row.methodId) return;
  const ctx: Ctx = { actor: { kind: "system", name: "auto-pay" }, requestId: `auto-pay:${row.id}:${todayOf(row)}` };
  try {
    await chargeSavedMethod(ctx, { reference: row.reference, methodId: row.methodId });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "UNAVAILABLE") throw error;
    await systemDb((tx) => noteRefused(tx, row, error));
  }
}

/** Somebody paid, disputed or removed the method in the meantime; or the provider does not take the method, or the amount. */
async function noteRefused(tx: Tx, row: AutoPayRow, { reason, refusal }: DomainError): Promise<void> {
  const { id } = row;
  if (reason === "payment.method_unusable") return noteGone(tx, id);
  if (reason === "payment.not_taken") {
    const isNews = !isTold(row.tries, reason);
    if ((await noteNotTaken(tx, id, reason)) && isNews) await mailSkipped(tx, row, refusal);
    return;
  }
  // Nothing was tried: should what is in the way go away, the same day is free again. Where there is an attempt it is not
  // over, and what becomes of it is noted when it has ended.
  await tx.$executeRaw`
    DELETE FROM auto_pay_try WHERE invoice_id = ${id}::uuid AND outcome IS NULL AND attempt_id IS NULL`;
}
