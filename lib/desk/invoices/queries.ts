import { deskAccountsSql, joinContactsSql } from "@/lib/access/visible";
import { getInvoiceFacts, statusOf, toInvoiceFacts } from "@/lib/invoices/facts";
import { canPayOnline } from "@/lib/invoices/online/rules";
import { canVoid } from "@/lib/invoices/voiding/rules";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { DeskInvoice } from "./types";

/** An invoice of one of their accounts, with what may be done about it. @throws DomainError NOT_FOUND */
export const getDeskInvoice = (staff: StaffMember, reference: string): Promise<DeskInvoice> =>
  systemReading(async (tx) => {
    const [own] = await tx.$queryRaw<{ accountId: string; account: string; disputeId: string | null }[]>`
      SELECT account.id AS "accountId", account.name AS account,
             (SELECT dispute.id FROM dispute WHERE dispute.invoice_id = invoice.id
              ORDER BY dispute.closed_at DESC NULLS FIRST, dispute.opened_at DESC LIMIT 1) AS "disputeId"
      FROM invoice JOIN account ON account.id = invoice.account_id
      WHERE invoice.reference = ${reference} AND ${deskAccountsSql(staff)}`;
    if (!own) throw notFound();
    const row = await getInvoiceFacts(tx, null, reference);
    const facts = toInvoiceFacts(row);
    const contacts = await tx.$queryRaw<{ email: string }[]>`
      SELECT DISTINCT person.email FROM invoice ${joinContactsSql("invoice.contract_id")}
      JOIN person ON person.id = place.person_id
      WHERE invoice.reference = ${reference} ORDER BY person.email`;
    const { number, contractNumber, poNumber } = row;
    return {
      ...{ ...own, number, reference, contractNumber, poNumber, status: statusOf(row, facts) },
      ...{ issuedOn: fromDateColumn(row.issuedOn), dueOn: facts.dueOn, payable: facts.payable, open: facts.open },
      ...{ voiding: canVoid(facts), paying: canPayOnline(facts), holders: contacts.map(({ email }) => email) },
      mayAnswer: hasDeskPermission(staff.role, "collections.answer"),
      maySetTerms: hasDeskPermission(staff.role, "contracts.set_terms"),
      maySettle: hasDeskPermission(staff.role, "invoices.settle"),
    };
  });
