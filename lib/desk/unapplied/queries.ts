import { joinContactsSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import {
  type FoundInvoice,
  type FoundPayment,
  type FoundUse,
  findInvoices,
  findUses,
  getInvoiceFor,
  getPayment,
  getUse,
  toApplicableFacts,
  toUnappliedFacts,
  toUsedFacts,
  toUseFacts,
} from "./facts";
import { canApply, canTakeOff, mostOf } from "./rules";
import type { ApplicableInvoice, Applying, PaidInvoice, TakingOff, UnappliedPayment } from "./types";

/** On the page. */
const MOST_INVOICES = 50;

/** A payment of one of their accounts, with what it pays and what it could [PAY-9]. @throws DomainError NOT_FOUND */
export const getUnapplied = (staff: StaffMember, number: string): Promise<UnappliedPayment> =>
  systemReading(async (tx) => {
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
      paid: await listUses(
        tx,
        payment,
        Prisma.sql`share.undone_at IS NULL ORDER BY share.applied_at NULLS FIRST, invoice.due_on, invoice.id`,
      ),
      takenOff: await listUses(
        tx,
        payment,
        Prisma.sql`share.undone_at IS NOT NULL ORDER BY share.undone_at DESC, share.id`,
      ),
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

async function listUses(tx: Tx, payment: FoundPayment, rest: Prisma.Sql): Promise<PaidInvoice[]> {
  const uses = await findUses(tx, payment, Prisma.sql`${rest} LIMIT ${MOST_INVOICES}`);
  return uses.map((use) => toPaidInvoice(payment, use));
}

function toPaidInvoice(payment: FoundPayment, use: FoundUse): PaidInvoice {
  const facts = toUseFacts(use);
  const { number, appliedAt, takenOff } = facts;
  return {
    ...{ share: use.id, reference: use.reference, number, amount: money(use.minor, payment.currency) },
    ...{ appliedAt, takenOff, takingOff: canTakeOff(toUsedFacts(payment), facts) },
  };
}

/** The step before money is used on an invoice, with who is told. @throws DomainError NOT_FOUND */
export const getApplying = (staff: StaffMember, number: string, reference: string): Promise<Applying> =>
  systemReading(async (tx) => {
    const payment = await getPayment(tx, staff, number);
    const row = await getInvoiceFor(tx, staff, payment, reference);
    const left = money(payment.unappliedMinor, payment.currency);
    const invoice = toApplicable(payment, row);
    return {
      ...{ number: payment.number, account: payment.account, left, invoice, most: mostOf(left, invoice.open) },
      holders: await listHolders(tx, row.id),
    };
  });

/**
 * The step before money is taken off an invoice again, with who is told: of what it pays now, or else of what was taken off
 * last, which says so. @throws DomainError NOT_FOUND
 */
export const getTakingOff = (staff: StaffMember, number: string, reference: string): Promise<TakingOff> =>
  systemReading(async (tx) => {
    const payment = await getPayment(tx, staff, number);
    const use = await getUse(
      tx,
      payment,
      Prisma.sql`invoice.reference = ${reference} ORDER BY share.undone_at DESC NULLS FIRST LIMIT 1`,
    );
    return {
      ...{ number: payment.number, account: payment.account, use: toPaidInvoice(payment, use) },
      ...{ open: money(use.openMinor + use.minor, payment.currency), dueOn: fromDateColumn(use.dueOn) },
      isPaidByItself: await isPaidByItself(tx, use.contractId),
      holders: await listHolders(tx, use.invoiceId),
    };
  });

async function listHolders(tx: Tx, invoiceId: string): Promise<string[]> {
  const contacts = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT person.email FROM invoice ${joinContactsSql("invoice.contract_id")}
    JOIN person ON person.id = place.person_id
    WHERE invoice.id = ${invoiceId}::uuid ORDER BY person.email`;
  return contacts.map(({ email }) => email);
}

/** Whether auto-pay pays what is open on a contract's invoices [BIL-4]. */
async function isPaidByItself(tx: Tx, contractId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ is: boolean }[]>`
    SELECT bill_group.auto_pay AND contract.paid_by = 'card' AS is
    FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id WHERE contract.id = ${contractId}::uuid`;
  return found?.is ?? false;
}
