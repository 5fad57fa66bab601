import { audit } from "@/lib/platform/audit";
import { toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { lockInvoice, readAmount, requireField } from "../facts";
import { countTold } from "../limits";
import { tellCollector } from "../mail";
import { findPromise } from "./queries";
import { canPromise, canWithdrawPromise, checkPromisedAmount, checkPromisedDay } from "./rules";
import type { MakePromiseInput, WithdrawPromiseInput } from "./schema";

/**
 * Promises that an invoice is paid by a day, all that is open or a part of it. It takes the place of the one before, and
 * changes no balance [INV-10]. @throws DomainError NOT_FOUND, RULE with the reason of canPromise, INVALID, TOO_MANY
 */
export async function makePromise(
  ctx: ViewerCtx,
  { reference, promisedOn, amount: typed }: MakePromiseInput,
): Promise<void> {
  await transaction(ctx, async (tx) => {
    const { row, facts, today } = await lockInvoice(tx, ctx, reference);
    requireAllowed(canPromise(facts));
    requireField("promisedOn", checkPromisedDay(promisedOn, today, facts.collector));
    const amount = typed === null ? facts.open : readAmount(typed, row.currency, ctx.viewer.locale);
    requireField("amount", checkPromisedAmount(amount, facts.open));
    await countTold(ctx);
    const { id: invoiceId, accountId, contractId, number: invoice, currency } = row;
    await tx.$executeRaw`
      UPDATE payment_promise SET ended_at = portal.now(), ending = 'superseded'
      WHERE invoice_id = ${invoiceId}::uuid AND ended_at IS NULL`;
    await tx.$executeRaw`
      INSERT INTO payment_promise (id, account_id, contract_id, invoice_id, person_id, promised_on, amount_minor, currency,
                                   made_at, made_on)
      VALUES (${newId()}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${invoiceId}::uuid, ${ctx.viewer.personId}::uuid,
              ${toDateColumn(promisedOn)}::date, ${amount.minor}::bigint, ${currency}, portal.now(),
              ${toDateColumn(today)}::date)`;
    const after = { invoice, amount: amount.minor.toString(), currency, day: promisedOn };
    const eventId = await audit(tx, ctx, { action: "promise.made", accountId, contractId, after });
    const values = {
      day: formatPlainDate(promisedOn, DEFAULT_LOCALE, "long"),
      amount: formatMoney(amount, DEFAULT_LOCALE),
    };
    await tellCollector(tx, { eventId, invoiceId, what: "promised", values }, ctx.viewer.email);
  });
}

/** Takes one's own promise back. @throws DomainError NOT_FOUND, RULE with the reason of canWithdrawPromise, TOO_MANY */
export async function withdrawPromise(
  ctx: ViewerCtx,
  { promise: id }: WithdrawPromiseInput,
): Promise<{ reference: string }> {
  return transaction(ctx, async (tx) => {
    const { row, facts, today } = await lockInvoice(tx, ctx, await referenceOf(tx, id));
    const promise = await findPromise(tx, ctx.viewer, { id, currency: row.currency, today, ask: facts.collector });
    if (!promise) throw notFound();
    requireAllowed(canWithdrawPromise(promise, facts.collector));
    await countTold(ctx);
    await tx.$executeRaw`
      UPDATE payment_promise SET ended_at = portal.now(), ending = 'withdrawn'
      WHERE id = ${id}::uuid AND ended_at IS NULL`;
    const { id: invoiceId, accountId, contractId, number: invoice, reference } = row;
    const after = { invoice, day: promise.promisedOn };
    const eventId = await audit(tx, ctx, { action: "promise.withdrawn", accountId, contractId, after });
    const values = { day: formatPlainDate(promise.promisedOn, DEFAULT_LOCALE, "long") };
    await tellCollector(tx, { eventId, invoiceId, what: "promise_withdrawn", values }, ctx.viewer.email);
    return { reference };
  });
}

async function referenceOf(tx: Tx, id: string): Promise<string> {
  const [found] = await tx.$queryRaw<{ reference: string }[]>`
    SELECT invoice.reference FROM payment_promise promise JOIN invoice ON invoice.id = promise.invoice_id
    WHERE promise.id = ${id}::uuid`;
  if (!found) throw notFound();
  return found.reference;
}
