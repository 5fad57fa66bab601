import { deskAccountsSql } from "@/lib/access/visible";
import { type InvoiceFactsRow, selectInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { ApplicableFacts, UnappliedFacts } from "./types";

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
  collector: { name: found.collectorName, email: found.collectorEmail, phone: found.collectorPhone },
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
