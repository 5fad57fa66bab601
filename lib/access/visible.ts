import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { Ctx, DeskCtx, Viewer } from "@/lib/platform/viewer";

type Person = Pick<Viewer, "personId">;

/** The contracts a person sees, and so everything under them [ACC-1]: for a Prisma WHERE on contracts. */
export const visibleContract = (viewer: Person) =>
  ({ access: { some: { personId: viewer.personId } } }) satisfies Prisma.ContractWhereInput;

/** The bill groups in which a person sees a contract, where the group is joined as `bill_group`. */
export const visibleBillGroupSql = (viewer: Person): Prisma.Sql => Prisma.sql`bill_group.id = ANY (ARRAY(
  SELECT mine.bill_group_id FROM portal.access_of(${viewer.personId}::uuid) mine WHERE mine.is_direct))`;

/** The same where the statement has found the person's access already, as `mine`. */
export const visibleBillGroupByMineSql = (): Prisma.Sql =>
  Prisma.sql`bill_group.id = ANY (ARRAY(SELECT mine.bill_group_id FROM mine WHERE mine.is_direct))`;

/** The contracts a person sees, where they are `contract`, found all at once: for lists over everything [ACC-1]. */
export const visibleContractSql = (viewer: Person): Prisma.Sql => Prisma.sql`contract.id = ANY (ARRAY(
  SELECT mine.contract_id FROM portal.access_of(${viewer.personId}::uuid) mine WHERE mine.is_direct))`;

/** What a person is called, by the first of their accounts; null where nobody said. */
export const ownNameSql = (viewer: Person): Prisma.Sql => Prisma.sql`(
  SELECT own_name.first_name || ' ' || own_name.last_name FROM account_person own_name
  WHERE own_name.person_id = ${viewer.personId}::uuid ORDER BY own_name.account_id LIMIT 1)`;

/** A person's own rows: their names, their sessions. */
export const ownRows = (viewer: Person) => ({ personId: viewer.personId });

/** Joins the viewer's own access as `mine`, which drops every contract that is not theirs and tells `mine.is_contact`. */
export const joinOwnAccessSql = (viewer: Person): Prisma.Sql =>
  Prisma.sql`JOIN contract_access mine ON mine.contract_id = contract.id AND mine.person_id = ${viewer.personId}::uuid`;

/** Joins the contacts of a contract whose place has not ended as `place`, to mail them; `contractId` is the column that names it, and `andPerson` one who is told as well while they see it. */
export const joinContactsSql = (
  contractId: "contract.id" | "due.id" | "invoice.contract_id" | "tried.contract_id" | "dispute.contract_id",
  andPerson?: "dispute.opened_by_person_id",
): Prisma.Sql => Prisma.sql`CROSS JOIN LATERAL (
    -- OFFSET keeps it asked contract by contract.
    SELECT contact.person_id, contact.contract_id, contact.account_id FROM contract_access contact
    WHERE contact.contract_id = ${Prisma.raw(contractId)}
      AND (contact.is_contact ${andPerson ? Prisma.raw(`OR contact.person_id = ${andPerson}`) : Prisma.empty}) OFFSET 0
  ) place`;

/**
 * The quotes a person sees, where they are `quote`: of their contracts, and for new contracts where they hold manage billing;
 * drafts are nobody's [QUO-1].
 */
export const visibleQuoteSql = (viewer: Person): Prisma.Sql => Prisma.sql`quote.published_at IS NOT NULL
  AND quote.bill_group_id IN (SELECT bill_group_id FROM contract_access WHERE person_id = ${viewer.personId}::uuid)
  AND (
    quote.contract_id IN (SELECT contract_id FROM contract_access WHERE person_id = ${viewer.personId}::uuid)
    OR quote.contract_id IS NULL
       AND EXISTS (SELECT FROM portal.billing_managers(quote.bill_group_id) held
                   WHERE held.person_id = ${viewer.personId}::uuid))`;

/**
 * Requests for products and upgrades, where they are `request`: one's own while one sees the bill group, and all of it for
 * holders of manage billing there [QUO-7, QUO-8].
 */
export const visibleRequestSql = (viewer: Person): Prisma.Sql => Prisma.sql`
  request.bill_group_id IN (SELECT bill_group_id FROM contract_access WHERE person_id = ${viewer.personId}::uuid)
  AND (request.person_id = ${viewer.personId}::uuid
       OR EXISTS (SELECT FROM portal.billing_managers(request.bill_group_id) held
                  WHERE held.person_id = ${viewer.personId}::uuid))`;

/**
 * What of a contract's history is told to who sees it, where it is `event`, of this bill group: requests as above; that
 * somebody was not let in is told to nobody [ACC-9].
 */
export const visibleEventSql = (viewer: Person, billGroupId: string): Prisma.Sql => Prisma.sql`
  event.action <> 'access.request_declined'
  AND (event.action NOT LIKE 'request.%' OR event.actor_person_id = ${viewer.personId}::uuid
       OR EXISTS (SELECT FROM portal.billing_managers(${billGroupId}::uuid) held
                  WHERE held.person_id = ${viewer.personId}::uuid))`;

/** One's own support cases, where they are `support_case`: while one sees the bill group, and the contract where one is named [HLP-3]. */
export const visibleCaseSql = (viewer: Person): Prisma.Sql => Prisma.sql`
  support_case.person_id = ${viewer.personId}::uuid
  AND support_case.bill_group_id IN (SELECT bill_group_id FROM contract_access WHERE person_id = ${viewer.personId}::uuid)
  AND (support_case.contract_id IS NULL OR support_case.contract_id IN
    (SELECT contract_id FROM contract_access WHERE person_id = ${viewer.personId}::uuid))`;

/** The same for whoever opened a case, by the system's door: for whom to mail. */
export const caseSeenByOpenerSql = (): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM contract_access seen
  WHERE seen.person_id = support_case.person_id AND seen.bill_group_id = support_case.bill_group_id
    AND (support_case.contract_id IS NULL OR seen.contract_id = support_case.contract_id))`;

/** Whether a person, by the column that names them, sees a contract, by the column that names it: for whom to mail. */
export const contractSeenSql = (
  contractId: "quote.contract_id" | "invoice.contract_id",
  personId: "person.id" | "attempt.payer_person_id",
): Prisma.Sql =>
  Prisma.sql`EXISTS (
    SELECT FROM contract_access seen
    WHERE seen.contract_id = ${Prisma.raw(contractId)} AND seen.person_id = ${Prisma.raw(personId)})`;

/**
 * The accounts that one of the seller's people works with, where the account is joined as `account`: an account executive
 * and a collector see their own, admins and support all [DSK]. Every query and command of the desk has it.
 */
export function deskAccountsSql({ role, staffId }: Pick<StaffMember, "role" | "staffId">): Prisma.Sql {
  if (role === "account_executive") return Prisma.sql`account.account_executive_id = ${staffId}::uuid`;
  if (role === "collector") return Prisma.sql`account.collector_id = ${staffId}::uuid`;
  return Prisma.sql`true`;
}

/** The same for a command that the desk shares with jobs and imports, which work with every account. */
export const actorsAccountsSql = (ctx: Ctx | DeskCtx): Prisma.Sql =>
  "staff" in ctx ? deskAccountsSql(ctx.staff) : Prisma.sql`true`;
