import { deskAccountsSql } from "@/lib/access/visible";
import { liftSuspensionIfClear } from "@/lib/accounts/commands";
import { readAmount, requireField } from "@/lib/collections/facts";
import { noticeOfChange } from "@/lib/notices/commands";
import { applyPayment } from "@/lib/payments/commands/apply-payment";
import { lockCharge } from "@/lib/payments/reversals/facts";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import {
  type FoundInvoice,
  type FoundPayment,
  getInvoiceFor,
  getPayment,
  toApplicableFacts,
  toUnappliedFacts,
} from "./facts";
import { canApply, checkApplied, mostOf } from "./rules";
import type { ApplyInput } from "./schema";

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
    await record(tx, ctx, { payment, invoice, amount });
    await liftSuspensionIfClear(tx, ctx, accountId);
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
  readonly invoice: FoundInvoice;
  readonly amount: Money;
}

async function record(tx: Tx, ctx: DeskCtx, { payment, invoice, amount }: Applied): Promise<void> {
  const { accountId, contractId, number } = invoice;
  const { minor, currency } = amount;
  const after = { payment: payment.number, invoice: number, amount: minor.toString(), currency };
  await noticeOfChange(tx, await audit(tx, ctx, { action: "payment.applied", accountId, contractId, after }));
}
