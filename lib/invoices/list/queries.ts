import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn, plainDate } from "@/lib/platform/dates";
import { viewerDb } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, type Page, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type InvoiceFactsRow, selectInvoiceFacts, statusOf, toInvoiceFacts } from "../facts";
import { canPayOnline } from "../rules";
import type { InvoiceSearch, InvoiceSort } from "../schema";
import type { InvoiceRow } from "../types";

const PAGE_SIZE = 50;

/** What each order is by, and whether it falls. The reference makes it total. */
const SORTS: Record<InvoiceSort, { column: Prisma.Sql; cast: Prisma.Sql; falls: boolean; key: keyof InvoiceFactsRow }> =
  {
    issued: { column: Prisma.sql`invoice.issued_on`, cast: Prisma.sql`::date`, falls: true, key: "issuedOn" },
    issued_up: { column: Prisma.sql`invoice.issued_on`, cast: Prisma.sql`::date`, falls: false, key: "issuedOn" },
    due: { column: Prisma.sql`invoice.due_on`, cast: Prisma.sql`::date`, falls: true, key: "dueOn" },
    due_up: { column: Prisma.sql`invoice.due_on`, cast: Prisma.sql`::date`, falls: false, key: "dueOn" },
    total: { column: Prisma.sql`invoice.total_minor`, cast: Prisma.sql`::bigint`, falls: true, key: "totalMinor" },
    total_up: { column: Prisma.sql`invoice.total_minor`, cast: Prisma.sql`::bigint`, falls: false, key: "totalMinor" },
  };

function keyset(sort: InvoiceSort, cursor: Cursor | null): { where: Prisma.Sql; order: Prisma.Sql } {
  const { column, cast, falls } = SORTS[sort];
  const isFalling = falls !== (cursor?.direction === "before");
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const order = Prisma.sql`${column} ${direction}, invoice.reference ${direction}`;
  if (!cursor) return { where: Prisma.sql`true`, order };
  const [first, reference] = cursor.key;
  const beyond = isFalling ? Prisma.sql`<` : Prisma.sql`>`;
  return { where: Prisma.sql`(${column}, invoice.reference) ${beyond} (${first}${cast}, ${reference})`, order };
}

/** A made-up cursor is none. */
function fits(sort: InvoiceSort, { key: [first] }: Cursor): boolean {
  if (SORTS[sort].key === "totalMinor") return /^-?\d{1,18}$/.test(first);
  try {
    return plainDate(first) === first;
  } catch {
    return false;
  }
}

const isUnpaid = Prisma.sql`invoice.open_minor > 0 AND invoice.voided_at IS NULL`;
const isDisputed = Prisma.sql`EXISTS (
  SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL)`;
const isProcessing = Prisma.sql`tried.attempt_id IS NOT NULL`;
const isLate = Prisma.sql`invoice.due_on < portal.today(seller.time_zone)`;
const isReduced = Prisma.sql`invoice.open_minor < invoice.payable_minor`;
const waits = Prisma.sql`${isUnpaid} AND NOT ${isDisputed} AND NOT (${isProcessing})`;

/** The same order of statuses as the rule's, as conditions [INV-1]. */
const BY_STATUS: Record<NonNullable<InvoiceSearch["status"]>, Prisma.Sql> = {
  void: Prisma.sql`invoice.voided_at IS NOT NULL`,
  paid: Prisma.sql`invoice.open_minor <= 0 AND invoice.voided_at IS NULL`,
  processing: Prisma.sql`${isUnpaid} AND ${isProcessing}`,
  disputed: Prisma.sql`${isUnpaid} AND NOT (${isProcessing}) AND ${isDisputed}`,
  overdue: Prisma.sql`${waits} AND ${isLate}`,
  partially_paid: Prisma.sql`${waits} AND NOT ${isLate} AND ${isReduced}`,
  open: Prisma.sql`${waits} AND NOT ${isLate} AND NOT (${isReduced})`,
  unpaid: isUnpaid,
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

function filters({ q, status, contract, from, to }: InvoiceSearch): Prisma.Sql[] {
  const like = q ? `%${escaped(q)}%` : null;
  return [
    ...(status ? [BY_STATUS[status]] : []),
    ...(contract ? [Prisma.sql`contract.number = ${contract}`] : []),
    ...(from ? [Prisma.sql`invoice.issued_on >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`invoice.issued_on <= ${to}::date`] : []),
    ...(like
      ? [Prisma.sql`(invoice.number ILIKE ${like} OR invoice.po_number ILIKE ${like} OR contract.number ILIKE ${like})`]
      : []),
  ];
}

/** The viewer's invoices, 50 a page [INV-1]; a cursor that was tampered with gives the first page. */
export async function listInvoices(viewer: Viewer, search: InvoiceSearch): Promise<Page<InvoiceRow>> {
  const { sort } = search;
  const given = readCursor(search);
  const cursor = given && fits(sort, given) ? given : null;
  const { where, order } = keyset(sort, cursor);
  const conditions = Prisma.join([where, ...filters(search)], " AND ");
  const found = await viewerDb(viewer, (tx) =>
    tx.$queryRaw<InvoiceFactsRow[]>(
      selectInvoiceFacts(viewer, Prisma.sql`WHERE ${conditions} ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}`),
    ),
  );
  if (found.length === 0 && cursor) return listInvoices(viewer, { ...search, after: undefined, before: undefined });
  const { key } = SORTS[sort];
  return toPage(found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: (row) => [keyText(row[key]), row.reference],
    toRow: toInvoiceRow,
  });
}

const keyText = (value: InvoiceFactsRow[keyof InvoiceFactsRow]): string =>
  value instanceof Date ? fromDateColumn(value) : String(value);

function toInvoiceRow(row: InvoiceFactsRow): InvoiceRow {
  const facts = toInvoiceFacts(row);
  return {
    reference: row.reference,
    number: row.number,
    contractNumber: row.contractNumber,
    issuedOn: fromDateColumn(row.issuedOn),
    dueOn: facts.dueOn,
    poNumber: row.poNumber,
    total: money(row.totalMinor, row.currency),
    open: facts.open,
    status: statusOf(row, facts),
    isPayable: canPayOnline(facts).allowed,
  };
}

/** The numbers of the viewer's contracts that have invoices to filter by, up to a hundred. */
export const listInvoiceContracts = (viewer: Viewer): Promise<string[]> =>
  viewerDb(viewer, async (tx) => {
    const found = await tx.$queryRaw<{ number: string }[]>`
      SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)} ORDER BY contract.number LIMIT 100`;
    return found.map(({ number }) => number);
  });
