import { deskAccountsSql } from "@/lib/access/visible";
import { type InvoiceFactsRow, selectInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { ApplicableFacts, UnappliedFacts, UsedFacts, UseFacts } from "./types";

/** A payment of one of their accounts, as SQL finds it. */
export interface FoundPayment {
  id: string;
  number: string;
  accountId: string;
  account: string;
  chargeId: string | null;
  methodName: string;
  last4: string | null;
  receivedAt: Date;
  timeZone: string;
  currency: string;
  amountMinor: bigint;
  unappliedMinor: bigint;
  isAskedBack: boolean;
  isRefunded: boolean;
  sellers: string[];
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

/** @throws DomainError NOT_FOUND */
export async function getPayment(tx: Tx, staff: StaffMember, number: string): Promise<FoundPayment> {
  const [found] = await tx.$queryRaw<FoundPayment[]>`
    SELECT payment.id, payment.number, account.id AS "accountId", account.name AS account,
           payment.provider_charge_id AS "chargeId", payment.method_name AS "methodName", payment.last4,
           payment.received_at AS "receivedAt", coalesce(portal.payment_zone(payment.id), 'UTC') AS "timeZone",
           payment.currency, payment.amount_minor AS "amountMinor", payment.unapplied_minor AS "unappliedMinor",
           EXISTS (SELECT FROM chargeback WHERE chargeback.payment_id = payment.id AND chargeback.status = 'open') AS "isAskedBack",
           EXISTS (SELECT FROM refund WHERE refund.payment_id = payment.id AND refund.status IN ('pending', 'succeeded')
                   AND refund.amount_minor > refund.unapplied_minor) AS "isRefunded",
           ARRAY(SELECT invoice.seller_entity_id::text FROM payment_allocation share
                 JOIN invoice ON invoice.id = share.invoice_id WHERE share.payment_id = payment.id
                 UNION SELECT invoice.seller_entity_id::text FROM payment_attempt_invoice tried
                 JOIN invoice ON invoice.id = tried.invoice_id WHERE tried.attempt_id = payment.attempt_id) AS sellers,
           collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM payment JOIN account ON account.id = payment.account_id JOIN staff collector ON collector.id = account.collector_id
    WHERE payment.number = ${number} AND ${deskAccountsSql(staff)}`;
  if (!found) throw notFound();
  return found;
}

export const toUnappliedFacts = (found: FoundPayment): UnappliedFacts => ({
  ...{ accountId: found.accountId, isAskedBack: found.isAskedBack, sellers: found.sellers },
  left: money(found.unappliedMinor, found.currency),
  collector: collectorOf(found),
});

export const toUsedFacts = (found: FoundPayment): UsedFacts => ({
  ...{ isAskedBack: found.isAskedBack, isRefunded: found.isRefunded, collector: collectorOf(found) },
});

const collectorOf = ({ collectorName: name, collectorEmail: email, collectorPhone: phone }: FoundPayment) => ({
  ...{ name, email, phone },
});

export interface FoundInvoice extends InvoiceFactsRow {
  sellerId: string;
  isPaidByIt: boolean;
}

/** Invoices of their accounts that `rest` leaves, as money of a payment could be used on them. */
export const findInvoices = (
  tx: Tx,
  staff: StaffMember,
  { id: paymentId }: Pick<FoundPayment, "id">,
  rest: Prisma.Sql,
): Promise<FoundInvoice[]> =>
  tx.$queryRaw<FoundInvoice[]>(
    selectInvoiceFacts(null, {
      more: Prisma.sql`, invoice.seller_entity_id AS "sellerId",
        EXISTS (SELECT FROM payment_allocation share
                WHERE share.invoice_id = invoice.id AND share.payment_id = ${paymentId}::uuid) AS "isPaidByIt"`,
      rest: Prisma.sql`WHERE ${deskAccountsSql(staff)} ${rest}`,
    }),
  );

export const toApplicableFacts = (row: FoundInvoice): ApplicableFacts => ({
  ...toInvoiceFacts(row),
  ...{ accountId: row.accountId, sellerId: row.sellerId, isPaidByIt: row.isPaidByIt },
});

/** @throws DomainError NOT_FOUND */
export async function getInvoiceFor(
  tx: Tx,
  staff: StaffMember,
  payment: FoundPayment,
  reference: string,
): Promise<FoundInvoice> {
  const [row] = await findInvoices(tx, staff, payment, Prisma.sql`AND invoice.reference = ${reference}`);
  if (!row) throw notFound();
  return row;
}

/** What a payment pays of an invoice, or paid until it was taken off. */
export interface FoundUse {
  id: string;
  invoiceId: string;
  contractId: string;
  reference: string;
  number: string;
  dueOn: Date;
  openMinor: bigint;
  minor: bigint;
  isVoid: boolean;
  isChargedBack: boolean;
  appliedAt: Date | null;
  takenOffBy: string | null;
  takenOffAt: Date | null;
  takenOffOn: Date | null;
}

/** The uses of a payment that `rest` leaves and orders, where a use is `share` and its invoice `invoice`. */
export const findUses = (
  tx: Tx,
  { id, accountId }: Pick<FoundPayment, "id" | "accountId">,
  rest: Prisma.Sql,
): Promise<FoundUse[]> =>
  tx.$queryRaw<FoundUse[]>`
    SELECT share.id, invoice.id AS "invoiceId", invoice.contract_id AS "contractId", invoice.reference, invoice.number,
           invoice.due_on AS "dueOn", invoice.open_minor AS "openMinor", share.amount_minor AS minor,
           invoice.voided_at IS NOT NULL AS "isVoid", share.applied_at AS "appliedAt",
           EXISTS (SELECT FROM chargeback_share taken JOIN chargeback ON chargeback.id = taken.chargeback_id
                   WHERE taken.invoice_id = invoice.id AND taken.amount_minor > 0 AND chargeback.status = 'lost'
                     AND chargeback.payment_id = ${id}::uuid) AS "isChargedBack",
           staff.name AS "takenOffBy", share.undone_at AS "takenOffAt", share.undone_on AS "takenOffOn"
    FROM (
      SELECT id, account_id, invoice_id, amount_minor, applied_at, NULL::timestamptz AS undone_at, NULL::date AS undone_on,
             NULL::uuid AS staff_id
      FROM payment_allocation WHERE account_id = ${accountId}::uuid AND payment_id = ${id}::uuid
      UNION ALL
      SELECT id, account_id, invoice_id, amount_minor, applied_at, undone_at, undone_on, staff_id
      FROM undone_allocation WHERE account_id = ${accountId}::uuid AND payment_id = ${id}::uuid
    ) share
    JOIN invoice ON invoice.account_id = share.account_id AND invoice.id = share.invoice_id
    LEFT JOIN staff ON staff.id = share.staff_id
    WHERE ${rest}`;

/** One of them. @throws DomainError NOT_FOUND */
export async function getUse(tx: Tx, payment: FoundPayment, rest: Prisma.Sql): Promise<FoundUse> {
  const [use] = await findUses(tx, payment, rest);
  if (!use) throw notFound();
  return use;
}

export const toUseFacts = ({ takenOffBy, takenOffAt, takenOffOn, ...use }: FoundUse): UseFacts => ({
  ...{ number: use.number, isVoid: use.isVoid, isChargedBack: use.isChargedBack, appliedAt: use.appliedAt },
  takenOff:
    takenOffBy !== null && takenOffAt && takenOffOn
      ? { who: takenOffBy, at: takenOffAt, on: fromDateColumn(takenOffOn) }
      : null,
});
