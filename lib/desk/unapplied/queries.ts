import { joinContactsSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemDb, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import {
  type FoundInvoice,
  type FoundPayment,
  findInvoices,
  getInvoiceFor,
  getPayment,
  toApplicableFacts,
  toUnappliedFacts,
} from "./facts";
import { canApply, mostOf } from "./rules";
import type { ApplicableInvoice, Applying, PaidInvoice, UnappliedPayment } from "./types";

/** On the page. */
const MOST_INVOICES = 50;

/** A payment of one of their accounts, with what it pays and what it could [PAY-9]. @throws DomainError NOT_FOUND */
export const getUnapplied = (staff: StaffMember, number: string): Promise<UnappliedPayment> =>
  systemDb(async (tx) => {
    const payment = await getPayment(tx, staff, number);
    const { accountId, account, currency, methodName, last4, receivedAt, timeZone } = payment;
    const rows =
      payment.unappliedMinor > 0n
        ? await findInvoices(
            tx,
            staff,
            payment,
            // Those that it can pay first; a currency is no reason to hide one.
            Prisma.sql`AND invoice.account_id = ${accountId}::uuid AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
              ORDER BY invoice.currency <> ${currency}, invoice.due_on, invoice.id LIMIT ${MOST_INVOICES + 1}`,
          )
        : [];
    return {
      ...{ number: payment.number, accountId, account, methodName, last4, receivedAt, timeZone },
      ...{ amount: money(payment.amountMinor, currency), left: money(payment.unappliedMinor, currency) },
      paid: await listPaid(tx, payment),
      invoices: rows.slice(0, MOST_INVOICES).map((row) => toApplicable(payment, row)),
      hasMore: rows.length > MOST_INVOICES,
    };
  });

function toApplicable(payment: FoundPayment, row: FoundInvoice): ApplicableInvoice {
  const facts = toApplicableFacts(row);
  return {
    ...{ reference: row.reference, number: row.number, contractNumber: row.contractNumber },
    ...{ dueOn: fromDateColumn(row.dueOn), open: facts.open, applying: canApply(toUnappliedFacts(payment), facts) },
  };
}

async function listPaid(tx: Tx, { id, currency }: FoundPayment): Promise<PaidInvoice[]> {
  const rows = await tx.$queryRaw<(Omit<PaidInvoice, "amount"> & { minor: bigint })[]>`
    SELECT invoice.reference, invoice.number, share.amount_minor AS minor, share.applied_at AS "appliedAt"
    FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
    WHERE share.payment_id = ${id}::uuid ORDER BY share.applied_at NULLS FIRST, invoice.due_on, invoice.id
    LIMIT ${MOST_INVOICES}`;
  return rows.map(({ minor, ...row }) => ({ ...row, amount: money(minor, currency) }));
}

/** The step before money is used on an invoice, with who is told. @throws DomainError NOT_FOUND */
export const getApplying = (staff: StaffMember, number: string, reference: string): Promise<Applying> =>
  systemDb(async (tx) => {
    const payment = await getPayment(tx, staff, number);
    const row = await getInvoiceFor(tx, staff, payment, reference);
    const contacts = await tx.$queryRaw<{ email: string }[]>`
      SELECT DISTINCT person.email FROM invoice ${joinContactsSql("invoice.contract_id")}
      JOIN person ON person.id = place.person_id
      WHERE invoice.id = ${row.id}::uuid ORDER BY person.email`;
    const left = money(payment.unappliedMinor, payment.currency);
    const invoice = toApplicable(payment, row);
    return {
      ...{ number: payment.number, account: payment.account, left, invoice, most: mostOf(left, invoice.open) },
      holders: contacts.map(({ email }) => email),
    };
  });
