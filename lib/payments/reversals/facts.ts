import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ChargebackStatus, RefundStatus, TakeableShare } from "./types";

/** A payment with what its charge is compared against. */
export interface ReversedPayment {
  readonly id: string;
  readonly accountId: string;
  readonly chargeId: string;
  readonly number: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly attemptId: string | null;
}

export interface PaidShare extends TakeableShare {
  /** Its number. */
  readonly invoice: string;
}

export interface KnownRefund {
  readonly id: string;
  readonly providerId: string;
  readonly minor: bigint;
  readonly status: RefundStatus;
}

export interface KnownChargeback {
  readonly id: string;
  readonly providerId: string;
  readonly minor: bigint;
  readonly status: ChargebackStatus;
  /** Of its shares together. */
  readonly openedMinor: bigint;
}

/** What is known here of a charge, all of it read at once. */
export interface KnownReversals {
  readonly shares: readonly PaidShare[];
  readonly refunds: readonly KnownRefund[];
  readonly chargebacks: readonly KnownChargeback[];
}

export async function findReversedPayment(tx: Tx, chargeId: string): Promise<ReversedPayment | null> {
  const [payment] = await tx.$queryRaw<ReversedPayment[]>`
    SELECT id, account_id AS "accountId", provider_charge_id AS "chargeId", number, currency,
           amount_minor AS "amountMinor", attempt_id AS "attemptId"
    FROM payment WHERE provider_charge_id = ${chargeId}`;
  return payment ?? null;
}

/** One at a time for a charge, whoever changes what becomes of its money. */
export const lockCharge = (tx: Tx, chargeId: string): Promise<number> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('charge:' || ${chargeId}, 0))`;

/** The same for the charge that an event tells of. */
export const lockToldCharge = (tx: Tx, eventId: string): Promise<number> =>
  tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('charge:' || object_id, 0)) FROM provider_event WHERE id = ${eventId}`;

/** One at a time for a charge; and its invoices, in the order in which whoever changes them holds them. */
export async function lockReversals(tx: Tx, { id, chargeId }: ReversedPayment): Promise<void> {
  await lockCharge(tx, chargeId);
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM invoice WHERE id IN (SELECT invoice_id FROM payment_allocation WHERE payment_id = ${id}::uuid)
    ORDER BY id FOR UPDATE`;
  if (locked.length > 0) return;
  const [there] = await tx.$queryRaw<unknown[]>`SELECT id FROM payment WHERE id = ${id}::uuid`;
  if (!there) throw notFound();
}

export async function readKnown(tx: Tx, { id }: Pick<ReversedPayment, "id">): Promise<KnownReversals> {
  const shares = await tx.$queryRaw<PaidShare[]>`
    SELECT share.invoice_id AS "invoiceId", share.contract_id AS "contractId", share.amount_minor AS minor,
           invoice.number AS invoice, invoice.voided_at IS NOT NULL AS "isVoid",
           coalesce((SELECT sum(taken.amount_minor) FROM chargeback_share taken
                     JOIN chargeback ON chargeback.id = taken.chargeback_id AND chargeback.status = 'lost'
                     WHERE taken.invoice_id = share.invoice_id AND chargeback.payment_id = share.payment_id),
                    0)::bigint AS "takenMinor"
    FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
    WHERE share.payment_id = ${id}::uuid ORDER BY invoice.due_on, invoice.reference`;
  const refunds = await tx.$queryRaw<KnownRefund[]>`
    SELECT id, provider_refund_id AS "providerId", amount_minor AS minor, status::text AS status
    FROM refund WHERE payment_id = ${id}::uuid ORDER BY refunded_at, provider_refund_id`;
  const chargebacks = await tx.$queryRaw<KnownChargeback[]>`
    SELECT id, provider_dispute_id AS "providerId", amount_minor AS minor, status::text AS status,
           coalesce((SELECT sum(amount_minor) FROM chargeback_share WHERE chargeback_id = chargeback.id), 0)::bigint AS "openedMinor"
    FROM chargeback WHERE payment_id = ${id}::uuid ORDER BY opened_at, provider_dispute_id`;
  return { shares, refunds, chargebacks };
}
