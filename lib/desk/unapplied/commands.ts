import { deskAccountsSql } from "@/lib/access/visible";
import { liftSuspensionIfClear } from "@/lib/accounts/commands";
import { readAmount, requireField } from "@/lib/collections/facts";
import { noticeOfChange } from "@/lib/notices/commands";
import { applyPayment } from "@/lib/payments/commands/apply-payment";
import { undoAllocation } from "@/lib/payments/commands/undo-allocation";
import { lockCharge } from "@/lib/payments/reversals/facts";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Money, money } from "@/lib/platform/money";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import {
  type FoundPayment,
  getInvoiceFor,
  getPayment,
  getUse,
  toApplicableFacts,
  toUnappliedFacts,
  toUsedFacts,
  toUseFacts,
} from "./facts";
import { canApply, canTakeOff, checkApplied, mostOf } from "./rules";
import type { ApplyInput, TakeOffInput } from "./schema";

/**
 * Uses money that paid nothing on an invoice: on the locked payment and invoice, once however often it is pressed. The
 * contract's contacts are told, and a suspension for debt ends with the last overdue invoice [PAY-7, PAY-8, CON-7].
 * @throws DomainError NOT_FOUND, RULE with the reason of canApply, INVALID beside the amount
 */
export const applyUnapplied = (
  ctx: DeskCtx,
  { payment: number, reference, amount: typed }: ApplyInput,
): Promise<void> =>
  transaction(ctx, async (tx) => {
    await lockBoth(tx, ctx, number, reference);
    const payment = await getPayment(tx, ctx.staff, number);
    const invoice = await getInvoiceFor(tx, ctx.staff, payment, reference);
    const [facts, about] = [toUnappliedFacts(payment), toApplicableFacts(invoice)];
    requireAllowed(canApply(facts, about));
    const amount = readAmount(typed, payment.currency, ctx.staff.locale);
    requireField("amount", checkApplied(amount, mostOf(facts.left, about.open)));
    const { id: invoiceId, accountId, contractId } = invoice;
    const { currency, minor } = amount;
    await applyPayment(tx, { accountId, contractId, paymentId: payment.id, invoiceId, currency, minor });
    await record(tx, ctx, "payment.applied", { payment, invoice, amount });
    await liftSuspensionIfClear(tx, ctx, accountId);
  });

/**
 * Takes money that was used here off its invoice again: it pays nothing, and the invoice is open for as much. On the same
 * locks in the same order, and once: whoever comes second is told who was first. The contract's contacts are told. A
 * suspension that ended with the invoice does not begin again by itself [PAY-7, PAY-8, CON-7].
 * @throws DomainError NOT_FOUND, RULE with the reason of canTakeOff
 */
export const takeOff = (ctx: DeskCtx, { payment: number, reference, share: shown }: TakeOffInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    await lockBoth(tx, ctx, number, reference);
    const payment = await getPayment(tx, ctx.staff, number);
    const use = await getUse(tx, payment, Prisma.sql`invoice.reference = ${reference} AND share.id = ${shown}::uuid`);
    requireAllowed(canTakeOff(toUsedFacts(payment), toUseFacts(use)));
    const { accountId, currency } = payment;
    const { id, contractId, invoiceId, minor } = use;
    const { staffId } = ctx.staff;
    const share = { accountId, contractId, paymentId: payment.id, invoiceId, currency, minor };
    await undoAllocation(tx, { ...share, id, staffId });
    const invoice = { accountId, contractId, number: use.number };
    await record(tx, ctx, "payment.unapplied", { payment, invoice, amount: money(minor, currency) });
  });

/** The charge first, as whoever learns what became of it does; then the payment and the invoice, which others hold by themselves. */
async function lockBoth(tx: Tx, { staff }: DeskCtx, number: string, reference: string): Promise<void> {
  const { id, chargeId } = await getPayment(tx, staff, number);
  if (chargeId) await lockCharge(tx, chargeId);
  await tx.$queryRaw`SELECT id FROM payment WHERE id = ${id}::uuid FOR UPDATE`;
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT invoice.id FROM invoice JOIN account ON account.id = invoice.account_id
    WHERE invoice.reference = ${reference} AND ${deskAccountsSql(staff)} FOR UPDATE OF invoice`;
  if (locked.length === 0) throw notFound();
}

interface Applied {
  readonly payment: FoundPayment;
  readonly invoice: { readonly accountId: string; readonly contractId: string; readonly number: string };
  readonly amount: Money;
}

async function record(
  tx: Tx,
  ctx: DeskCtx,
  action: "payment.applied" | "payment.unapplied",
  { payment, invoice, amount }: Applied,
): Promise<void> {
  const { accountId, contractId, number } = invoice;
  const { minor, currency } = amount;
  const after = { payment: payment.number, invoice: number, amount: minor.toString(), currency };
  await noticeOfChange(tx, await audit(tx, ctx, { action, accountId, contractId, after }));
}
