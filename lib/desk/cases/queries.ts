import { deskAccountsSql } from "@/lib/access/visible";
import { listFilesOfCase } from "@/lib/files/queries";
import { systemReading } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { StaffMember } from "@/lib/platform/staff-session";
import { fits, listMessages } from "@/lib/support/queries";
import { canAddFiles, canWriteToCase } from "@/lib/support/rules";
import type { DeskCaseSearch } from "./schema";
import type { DeskCase, DeskCaseList, DeskCaseRow } from "./types";

const PAGE_SIZE = 50;
/** On the account's own page. */
const MOST_OF_ACCOUNT = 20;

type CaseFound = DeskCaseRow & { id: string };

const columns = Prisma.sql`
  support_case.id, support_case.number, support_case.subject, support_case.status::text AS status,
  support_case.opened_at AS "openedAt", support_case.last_at AS "lastAt"`;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);
const matches = (q: string): Prisma.Sql => Prisma.sql`(
  support_case.number = ${q.toUpperCase()} OR support_case.subject ILIKE ${`%${escaped(q)}%`}
  OR account.name ILIKE ${`%${escaped(q)}%`})`;

const beyond = ({ direction, key: [at, id] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`(support_case.last_at, support_case.id) > (${at}::timestamptz, ${id}::uuid)`
    : Prisma.sql`(support_case.last_at, support_case.id) < (${at}::timestamptz, ${id}::uuid)`;

/** Cases of the accounts that somebody works with, the longest waiting first, 50 a page [HLP-3]. */
export async function listDeskCases(staff: StaffMember, search: DeskCaseSearch): Promise<DeskCaseList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const conditions = [
    deskAccountsSql(staff),
    ...(cursor ? [beyond(cursor)] : []),
    ...(search.q ? [matches(search.q)] : []),
    ...(search.status === "all" ? [] : [Prisma.sql`support_case.status = ${search.status}::support_case_status`]),
  ];
  const found = await systemReading(
    (tx) => tx.$queryRaw<CaseFound[]>`
      SELECT ${columns}, account.name AS account
      FROM support_case JOIN account ON account.id = support_case.account_id
      WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY support_case.last_at ${way}, support_case.id ${way} LIMIT ${PAGE_SIZE + 1}`,
  );
  const keyOf = ({ lastAt, id }: CaseFound): [string, string] => [lastAt.toISOString(), id];
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: ({ id: _, ...row }) => row });
}

/** The newest of one account, whatever their state; none of one that is not theirs to work with. */
export const listAccountCases = (staff: StaffMember, accountId: string): Promise<DeskCaseRow[]> =>
  systemReading(
    (tx) => tx.$queryRaw<DeskCaseRow[]>`
      SELECT support_case.number, support_case.subject, support_case.status::text AS status,
             support_case.opened_at AS "openedAt", support_case.last_at AS "lastAt", account.name AS account
      FROM support_case JOIN account ON account.id = support_case.account_id
      WHERE account.id = ${accountId}::uuid AND ${deskAccountsSql(staff)}
      ORDER BY support_case.last_at DESC, support_case.id DESC LIMIT ${MOST_OF_ACCOUNT}`,
  );

type DetailsFound = Omit<DeskCase, "messages" | "files" | "writing" | "adding" | "mayAnswer"> & {
  count: number;
  ask: Contact;
};

/** @throws DomainError NOT_FOUND where it is of nobody that they work with */
export const getDeskCase = (staff: StaffMember, number: string): Promise<DeskCase> =>
  systemReading(async (tx) => {
    const [found] = await tx.$queryRaw<DetailsFound[]>`
      SELECT ${columns}, seller.time_zone AS "timeZone", contract.number AS contract,
             CASE WHEN invoice.id IS NOT NULL
                  THEN json_build_object('number', invoice.number, 'reference', invoice.reference) END AS invoice,
             json_build_object('id', account.id, 'name', account.name) AS account,
             json_build_object('email', person.email, 'name', named.first_name || ' ' || named.last_name) AS opener,
             (SELECT count(*)::int FROM support_message message WHERE message.case_id = support_case.id) AS count,
             json_build_object('name', seller.customer_service_name, 'email', seller.customer_service_email,
                               'phone', seller.customer_service_phone) AS ask
      FROM support_case
      JOIN account ON account.id = support_case.account_id
      JOIN bill_group ON bill_group.id = support_case.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      JOIN person ON person.id = support_case.person_id
      LEFT JOIN account_person named ON named.account_id = account.id AND named.person_id = person.id
      LEFT JOIN contract ON contract.id = support_case.contract_id
      LEFT JOIN invoice ON invoice.id = support_case.invoice_id
      WHERE support_case.number = ${number} AND ${deskAccountsSql(staff)}`;
    if (!found) throw notFound();
    const { count, ask, ...details } = found;
    return {
      ...details,
      messages: await listMessages(tx, found.id),
      files: await listFilesOfCase(tx, found.id),
      mayAnswer: hasDeskPermission(staff.role, "cases.answer"),
      writing: canWriteToCase({ messages: count, ask }),
      adding: canAddFiles({ status: found.status, ask }),
    };
  });
