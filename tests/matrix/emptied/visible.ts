import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Ctx, DeskCtx } from "@/lib/platform/viewer";

// lib/access/visible.ts with nothing in it: in the second build of the matrix it stands in that file's place, so that
// only row-level security is left [A2]. Whoever adds a fragment there adds its emptied twin here.

export const visibleContract = () => ({});

export const visibleBillGroupSql = (): Prisma.Sql => Prisma.sql`true`;

export const visibleBillGroupByMineSql = (): Prisma.Sql => Prisma.sql`true`;

export const visibleContractSql = (): Prisma.Sql => Prisma.sql`true`;

/** With no WHERE: whatever name row-level security lets through. */
export const ownNameSql = (_viewer: unknown): Prisma.Sql => Prisma.sql`(
  SELECT own_name.first_name || ' ' || own_name.last_name FROM account_person own_name ORDER BY own_name.account_id LIMIT 1)`;

export const ownRows = () => ({});

export const joinOwnAccessSql = (): Prisma.Sql => Prisma.sql`CROSS JOIN (SELECT true AS is_contact) mine`;

/** For mails, through the system's door, and so as it is there: joins the contacts of a contract whose place has not ended as `place`, to mail them; `contractId` is the column that names it, and `andPerson` one who is told as well while they see it. */
export const joinContactsSql = (
  contractId: "contract.id" | "due.id" | "invoice.contract_id" | "tried.contract_id" | "dispute.contract_id",
  andPerson?: "dispute.opened_by_person_id",
): Prisma.Sql => Prisma.sql`CROSS JOIN LATERAL (
    -- OFFSET keeps it asked contract by contract.
    SELECT contact.person_id, contact.contract_id, contact.account_id FROM contract_access contact
    WHERE contact.contract_id = ${Prisma.raw(contractId)}
      AND (contact.is_contact ${andPerson ? Prisma.raw(`OR contact.person_id = ${andPerson}`) : Prisma.empty}) OFFSET 0
  ) place`;

export const visibleQuoteSql = (): Prisma.Sql => Prisma.sql`true`;

export const visibleRequestSql = (): Prisma.Sql => Prisma.sql`true`;

export const visibleEventSql = (): Prisma.Sql => Prisma.sql`true`;

export const visibleCaseSql = (): Prisma.Sql => Prisma.sql`true`;

/** For mails: whether the opener of a case still sees it. */
export const caseSeenByOpenerSql = (): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM contract_access seen
  WHERE seen.person_id = support_case.person_id AND seen.bill_group_id = support_case.bill_group_id
    AND (support_case.contract_id IS NULL OR seen.contract_id = support_case.contract_id))`;

/** For mails too. */
export const contractSeenSql = (
  contractId: "quote.contract_id" | "invoice.contract_id",
  personId: "person.id" | "attempt.payer_person_id",
): Prisma.Sql =>
  Prisma.sql`EXISTS (
    SELECT FROM contract_access seen
    WHERE seen.contract_id = ${Prisma.raw(contractId)} AND seen.person_id = ${Prisma.raw(personId)})`;

/** The desk reads through the system's door: nothing else stands behind this one, so it is as it is there. */
export function deskAccountsSql({ role, staffId }: { readonly role: string; readonly staffId: string }): Prisma.Sql {
  if (role === "account_executive") return Prisma.sql`account.account_executive_id = ${staffId}::uuid`;
  if (role === "collector") return Prisma.sql`account.collector_id = ${staffId}::uuid`;
  return Prisma.sql`true`;
}

/** For commands of the desk, behind which nothing else stands either. */
export const actorsAccountsSql = (ctx: Ctx | DeskCtx): Prisma.Sql =>
  "staff" in ctx ? deskAccountsSql(ctx.staff) : Prisma.sql`true`;
