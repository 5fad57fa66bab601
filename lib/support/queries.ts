import { joinOwnAccessSql, visibleBillGroupSql, visibleCaseSql } from "@/lib/access/visible";
import { listFilesOfCase } from "@/lib/files/queries";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import { getCaseFacts } from "./facts";
import { canAddFiles, canWriteToCase, MOST_MESSAGES } from "./rules";
import type { CasesSearch, NewCaseSearch } from "./schema";
import type { CaseDetails, CaseList, CaseMessage, CaseRow, NewCase, SupportContacts } from "./types";

const PAGE_SIZE = 25;

type CaseFound = CaseRow & { id: string };

/** The viewer's own cases, those that were written to last first, 25 a page [HLP-3]. */
export async function listCases(viewer: Viewer, search: CasesSearch): Promise<CaseList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const found = await viewerReading(
    viewer,
    (tx) => tx.$queryRaw<CaseFound[]>`
      SELECT support_case.id, support_case.number, support_case.subject, support_case.status::text AS status,
             support_case.opened_at AS "openedAt", support_case.last_at AS "lastAt"
      FROM support_case WHERE ${visibleCaseSql(viewer)} AND ${beyond(cursor)}
      ORDER BY support_case.last_at ${way}, support_case.id ${way} LIMIT ${PAGE_SIZE + 1}`,
  );
  if (found.length === 0 && cursor) return listCases(viewer, {});
  const keyOf = ({ lastAt, id }: CaseFound): [string, string] => [lastAt.toISOString(), id];
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: ({ id: _, ...row }) => row });
}

/** A made-up cursor is none. */
export const fits = ({ key: [at, id] }: Cursor): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) &&
  !Number.isNaN(Date.parse(at)) &&
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

function beyond(cursor: Cursor | null): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const [at, id] = cursor.key;
  const sign = cursor.direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(support_case.last_at, support_case.id) ${sign} (${at}::timestamptz, ${id}::uuid)`;
}

/** One of the viewer's own, with its thread. @throws DomainError NOT_FOUND [ACC-6] */
export const getCase = (viewer: Viewer, number: string): Promise<CaseDetails> =>
  viewerReading(viewer, async (tx) => {
    const facts = await getCaseFacts(tx, viewer, number);
    const { id, subject, status, openedAt, lastAt, contract, invoice, timeZone } = facts;
    const may = { writing: canWriteToCase(facts), adding: canAddFiles(facts) };
    const thread = { messages: await listMessages(tx, id), files: await listFilesOfCase(tx, id) };
    return { ...{ id, number, subject, status, openedAt, lastAt, contract, invoice, timeZone }, ...thread, ...may };
  });

/** A case's thread, the oldest first; whoever calls has found the case. */
export const listMessages = (tx: Tx, caseId: string): Promise<CaseMessage[]> => tx.$queryRaw<CaseMessage[]>`
  SELECT id, text, sent_at AS at, staff_name AS staff FROM support_message
  WHERE case_id = ${caseId}::uuid ORDER BY sent_at, id LIMIT ${MOST_MESSAGES}`;

/** Whom to turn to about a bill group of the viewer's [HLP-3]. @throws DomainError NOT_FOUND */
export async function getContacts(viewer: Viewer, billGroupId: string): Promise<SupportContacts> {
  const [found] = await viewerReading(
    viewer,
    (tx) => tx.$queryRaw<SupportContacts[]>`
      SELECT json_build_object('name', seller.customer_service_name, 'email', seller.customer_service_email,
                               'phone', seller.customer_service_phone) AS "customerService",
             json_build_object('name', collector.name, 'email', collector.email, 'phone', collector.phone) AS collector,
             json_build_object('name', executive.name, 'email', executive.email, 'phone', executive.phone) AS "accountExecutive",
             seller.time_zone AS "timeZone"
      FROM bill_group
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      JOIN account ON account.id = bill_group.account_id
      JOIN staff collector ON collector.id = account.collector_id
      JOIN staff executive ON executive.id = account.account_executive_id
      WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${billGroupId}::uuid`,
  );
  if (!found) throw notFound();
  return found;
}

/** What a new case would be about. @throws DomainError NOT_FOUND where the viewer does not see it [ACC-6] */
export async function getNewCase(viewer: Viewer, { contract, invoice, question }: NewCaseSearch): Promise<NewCase> {
  const about = await viewerReading(viewer, (tx) => findAbout(tx, viewer, { contract, invoice }));
  return { contract: about?.contract ?? null, invoice: about?.invoice ?? null, key: newId(), question: question ?? "" };
}

interface About {
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string;
  readonly invoiceId: string | null;
  readonly contract: string;
  readonly invoice: { readonly number: string; readonly reference: string } | null;
}

/** The viewer's invoice or contract by its name; null where none was named. @throws DomainError NOT_FOUND */
export async function findAbout(
  tx: Tx,
  viewer: Viewer,
  { contract, invoice }: { contract?: string | undefined; invoice?: string | undefined },
): Promise<About | null> {
  if (!contract && !invoice) return null;
  const [found] = await tx.$queryRaw<About[]>`
    SELECT contract.account_id AS "accountId", contract.bill_group_id AS "billGroupId", contract.id AS "contractId",
           contract.number AS contract, invoice.id AS "invoiceId",
           CASE WHEN invoice.id IS NOT NULL
                THEN json_build_object('number', invoice.number, 'reference', invoice.reference) END AS invoice
    FROM contract ${joinOwnAccessSql(viewer)}
    LEFT JOIN invoice ON invoice.contract_id = contract.id AND invoice.reference = ${invoice ?? null}
    WHERE ${invoice ? Prisma.sql`invoice.id IS NOT NULL` : Prisma.sql`contract.number = ${contract ?? null}`}`;
  if (!found) throw notFound();
  return found;
}
