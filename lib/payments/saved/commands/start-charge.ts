import { lockBillGroup, lockOwnPlace } from "@/lib/access/locks";
import { getStandingToGroup } from "@/lib/billing/facts";
import { getInvoiceFacts, type InvoiceFactsRow, toInvoiceFacts } from "@/lib/invoices/facts";
import { audit } from "@/lib/platform/audit";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { Ctx, Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { findMethodFacts } from "../../methods/facts";
import { MINUTES_TO_PAY } from "../../rules";
import { canPayWithSaved } from "../rules";
import type { SavedCharge, StartedCharge } from "../types";

/**
 * The first phase: the attempt, committed. Pressed again it is the same one, as long as it has not ended.
 * @throws DomainError NOT_FOUND, RULE with the reason of canPayWithSaved
 */
export const startCharge = (ctx: Ctx | ViewerCtx, charge: SavedCharge): Promise<StartedCharge> =>
  transaction(ctx, async (tx) => {
    const viewer = "viewer" in ctx ? ctx.viewer : null;
    const found = await getInvoiceFacts(tx, viewer, charge.reference);
    const billGroupId = await billGroupOf(tx, found.contractId);
    if ("viewer" in ctx) {
      await lockBillGroup(tx, ctx, billGroupId);
      await lockOwnPlace(tx, ctx, found.contractId);
    }
    // Whoever changes what is open holds this row too, so what is read next is what the attempt is over.
    await tx.$executeRaw`SELECT FROM invoice WHERE id = ${found.id}::uuid FOR UPDATE`;
    const invoice = await getInvoiceFacts(tx, viewer, charge.reference);
    const attemptId = await findGoingOn(tx, viewer, invoice.id, charge.methodId);
    if (attemptId) return { attemptId };
    const method = await findMethodFacts(tx, billGroupId, charge.methodId);
    if (!method) throw notFound();
    requireAllowed(
      canPayWithSaved({
        invoice: toInvoiceFacts(invoice),
        standing: viewer && (await getStandingToGroup(tx, viewer, billGroupId)),
        expiresOn: method.expiresOn,
        today: fromDateColumn(invoice.today),
      }),
    );
    return insertAttempt(tx, ctx, { invoice, methodId: method.id, viewer });
  });

async function billGroupOf(tx: Tx, contractId: string): Promise<string> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT bill_group_id AS id FROM contract WHERE id = ${contractId}::uuid`;
  if (!found) throw notFound();
  return found.id;
}

/** The same press before, by the same person or by auto-pay: going on with it is all there is to do [PAY-7]. */
async function findGoingOn(tx: Tx, viewer: Viewer | null, invoiceId: string, methodId: string): Promise<string | null> {
  const [going] = await tx.$queryRaw<{ id: string }[]>`
    SELECT attempt.id FROM payment_attempt attempt JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
    WHERE tried.invoice_id = ${invoiceId}::uuid AND tried.is_open AND attempt.status <> 'processing'
      AND attempt.payment_method_id = ${methodId}::uuid
      AND attempt.payer_person_id IS NOT DISTINCT FROM ${viewer?.personId ?? null}::uuid`;
  return going?.id ?? null;
}

interface NewAttempt {
  readonly invoice: InvoiceFactsRow;
  readonly methodId: string;
  readonly viewer: Viewer | null;
}

async function insertAttempt(tx: Tx, ctx: Ctx, { invoice, methodId, viewer }: NewAttempt): Promise<StartedCharge> {
  const attemptId = newId();
  const { id, accountId, contractId, currency, openMinor } = invoice;
  await tx.$executeRaw`
    INSERT INTO payment_attempt (id, account_id, kind, currency, amount_minor, payer_person_id, payer_locale,
                                 payment_method_id, created_at, expires_at)
    SELECT ${attemptId}::uuid, account.id, ${viewer ? "saved" : "auto"}::attempt_kind, ${currency}, ${openMinor}::bigint,
           ${viewer?.personId ?? null}::uuid, coalesce(${viewer?.locale ?? null}, account.locale), ${methodId}::uuid,
           portal.now(), portal.now() + make_interval(mins => ${MINUTES_TO_PAY}::int)
    FROM account WHERE account.id = ${accountId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO payment_attempt_invoice (attempt_id, account_id, contract_id, invoice_id, amount_minor, is_open)
    VALUES (${attemptId}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${id}::uuid, ${openMinor}::bigint, true)`;
  await audit(tx, ctx, {
    action: "payment.started",
    accountId,
    contractId,
    after: { invoice: invoice.number, amount: openMinor.toString(), currency },
  });
  return { attemptId };
}
