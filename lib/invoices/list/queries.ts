import { joinOwnAccessSql, visibleContractSql } from "@/lib/access/visible";
import { plainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading, viewerRows } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import type { InvoiceSearch, InvoiceSort } from "../schema";
import type { InvoiceFileRow, InvoiceList, InvoiceRow } from "../types";
import {
  isDisputed,
  isLate,
  isProcessing,
  isReduced,
  isUnpaid,
  type ListedRow,
  listColumns,
  toInvoiceRow,
  waits,
} from "./facts";

const PAGE_SIZE = 50;

/** What each order is by, and whether it falls. The reference makes it total. */
const SORTS: Record<
  InvoiceSort,
  { column: Prisma.Sql; cast: Prisma.Sql; falls: boolean; key: "issuedOn" | "dueOn" | "totalMinor" }
> = {
  issued: { column: Prisma.sql`invoice.issued_on`, cast: Prisma.sql`::date`, falls: true, key: "issuedOn" },
  issued_up: { column: Prisma.sql`invoice.issued_on`, cast: Prisma.sql`::date`, falls: false, key: "issuedOn" },
  due: { column: Prisma.sql`invoice.due_on`, cast: Prisma.sql`::date`, falls: true, key: "dueOn" },
  due_up: { column: Prisma.sql`invoice.due_on`, cast: Prisma.sql`::date`, falls: false, key: "dueOn" },
  total: { column: Prisma.sql`invoice.total_minor`, cast: Prisma.sql`::bigint`, falls: true, key: "totalMinor" },
  total_up: { column: Prisma.sql`invoice.total_minor`, cast: Prisma.sql`::bigint`, falls: false, key: "totalMinor" },
};

interface Order {
  column: Prisma.Sql;
  direction: Prisma.Sql;
  /** Where the page begins. */
  beyond: Prisma.Sql;
}

function orderOf(sort: InvoiceSort, cursor: Cursor | null): Order {
  const { column, cast, falls } = SORTS[sort];
  const isFalling = falls !== (cursor?.direction === "before");
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (!cursor) return { column, direction, beyond: Prisma.sql`true` };
  const [first, reference] = cursor.key;
  const than = isFalling ? Prisma.sql`<` : Prisma.sql`>`;
  return {
    column,
    direction,
    beyond: Prisma.sql`(${column}, invoice.reference) ${than} (${first}${cast}, ${reference})`,
  };
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

/** The same order of statuses as the rule's, as conditions [INV-1]. */
const BY_STATUS: Record<NonNullable<InvoiceSearch["status"]>, Prisma.Sql> = {
  void: Prisma.sql`invoice.voided_at IS NOT NULL`,
  paid: Prisma.sql`invoice.open_minor <= 0 AND invoice.voided_at IS NULL`,
  processing: Prisma.sql`${isUnpaid} AND ${isProcessing}`,
  disputed: Prisma.sql`${isUnpaid} AND NOT ${isProcessing} AND ${isDisputed}`,
  overdue: Prisma.sql`${waits} AND ${isLate}`,
  partially_paid: Prisma.sql`${waits} AND NOT ${isLate} AND ${isReduced}`,
  open: Prisma.sql`${waits} AND NOT ${isLate} AND NOT (${isReduced})`,
  unpaid: isUnpaid,
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

function filters({ q, status, from, to }: InvoiceSearch): Prisma.Sql[] {
  const like = q ? `%${escaped(q)}%` : null;
  return [
    ...(status ? [BY_STATUS[status]] : []),
    ...(from ? [Prisma.sql`invoice.issued_on >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`invoice.issued_on <= ${to}::date`] : []),
    ...(like
      ? [Prisma.sql`(invoice.number ILIKE ${like} OR invoice.po_number ILIKE ${like} OR contract.number ILIKE ${like})`]
      : []),
  ];
}

/** Contracts to filter a list by: the viewer's first hundred. */
const contractColumn = Prisma.sql`,
  CASE WHEN row_number() OVER () = 1 THEN ARRAY(SELECT own.number FROM own ORDER BY own.number LIMIT 100) END AS contracts`;

interface Slice {
  /** How many rows: by default a page and one more. */
  most?: number;
  /** Further columns than the list's, and the join that they need. */
  more?: Prisma.Sql;
  join?: Prisma.Sql;
}

/**
 * One page and a row more, at a cost that follows neither the number of invoices nor that of pages: each contract's index
 * gives its first row; only the contracts of the first 51 of those can have a row on the page, the first of them all 51, each
 * further one a row less. A search goes through all of them anyway, so it does so once.
 */
function selectPage(viewer: Viewer, search: InvoiceSearch, cursor: Cursor | null, slice: Slice = {}): Prisma.Sql {
  const { most = PAGE_SIZE + 1, more = Prisma.empty, join = Prisma.empty } = slice;
  const { column, direction, beyond } = orderOf(search.sort, cursor);
  const conditions = Prisma.join([beyond, ...filters(search)], " AND ");
  const order = Prisma.sql`ORDER BY first.key ${direction}, first.reference ${direction}`;
  const firstOfEach = (limit: Prisma.Sql) => Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT ${column} AS key, invoice.reference FROM invoice
      WHERE invoice.contract_id = contract.id AND ${conditions}
      ORDER BY ${column} ${direction}, invoice.reference ${direction} LIMIT ${limit}
    ) first`;
  const foremost = search.q
    ? Prisma.sql`SELECT contract.*, 1 AS place FROM own contract ${narrowing(search)}`
    : Prisma.sql`SELECT contract.*, row_number() OVER (${order}) AS place
        FROM own contract ${firstOfEach(Prisma.sql`1`)} ${narrowing(search)} ${order} LIMIT ${most}`;
  return Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT contract.id, contract.number, contract.bill_group_id, contract.online_payment
      FROM contract WHERE ${visibleContractSql(viewer)}
    ), foremost AS (${foremost}), seller AS MATERIALIZED (
      -- Few, so that the day is asked for each of them and not for each row.
      SELECT entity.id, entity.name, portal.today(entity.time_zone)::text AS today FROM seller_entity entity
    )
    SELECT ${listColumns} ${more}
    FROM (
      SELECT contract.id AS contract_id, contract.number AS contract_number, contract.online_payment, first.*
      FROM foremost contract ${firstOfEach(Prisma.sql`${most}::bigint + 1 - contract.place`)} ${order} LIMIT ${most}
    ) page
    JOIN invoice ON invoice.reference = page.reference AND invoice.contract_id = page.contract_id
    JOIN seller ON seller.id = invoice.seller_entity_id
    LEFT JOIN seller_currency entity_money
      ON entity_money.seller_entity_id = invoice.seller_entity_id AND entity_money.currency = invoice.currency
    ${join} ORDER BY page.key ${direction}, page.reference ${direction}`;
}

const narrowing = ({ contract, group }: InvoiceSearch): Prisma.Sql => {
  const conditions = [
    ...(contract ? [Prisma.sql`contract.number = ${contract}`] : []),
    ...(group ? [Prisma.sql`contract.bill_group_id = ${group}::uuid`] : []),
  ];
  return conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}` : Prisma.empty;
};

/** The viewer's invoices, 50 a page [INV-1]; a cursor that was tampered with gives the first page. */
export async function listInvoices(viewer: Viewer, search: InvoiceSearch): Promise<InvoiceList> {
  const { sort } = search;
  const given = readCursor(search);
  const cursor = given && fits(sort, given) ? given : null;
  const found = await viewerRows<ListedRow>(viewer, selectPage(viewer, search, cursor, { more: contractColumn }));
  if (found.length === 0 && cursor) return listInvoices(viewer, { ...search, after: undefined, before: undefined });
  const { key } = SORTS[sort];
  const page = toPage(found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: (row) => [String(row[key]), row.reference],
    toRow: toInvoiceRow,
  });
  const named = found.find(({ contracts }) => contracts)?.contracts;
  return { ...page, contracts: named ?? (await viewerReading(viewer, (tx) => ownContractNumbers(tx, viewer))) };
}

const fileColumns = Prisma.sql`, seller.name AS seller, bill_group.name AS "billGroup"`;
const fileJoin = Prisma.sql`JOIN bill_group ON bill_group.id = invoice.bill_group_id`;

/** Rows of the list behind one of them, with what a file says besides [INV-1]. */
export async function listInvoicesBehind(
  viewer: Viewer,
  search: InvoiceSearch,
  last: InvoiceFileRow | null,
  most: number,
): Promise<InvoiceFileRow[]> {
  const cursor: Cursor | null = last && { key: [keyOfRow(last, search.sort), last.reference], direction: "after" };
  const found = await viewerRows<ListedRow & { seller: string; billGroup: string }>(
    viewer,
    selectPage(viewer, search, cursor, { most, more: fileColumns, join: fileJoin }),
  );
  return found.map((row) => ({ ...toInvoiceRow(row), seller: row.seller, billGroup: row.billGroup }));
}

function keyOfRow({ issuedOn, dueOn, total }: InvoiceRow, sort: InvoiceSort): string {
  const { key } = SORTS[sort];
  if (key === "totalMinor") return String(total.minor);
  return key === "dueOn" ? dueOn : issuedOn;
}

/** As many documents as a contract's own page names. */
const NEWEST = 5;

/** The newest invoices of one of the viewer's contracts [CON-2]; none where it is not theirs. */
export async function listNewestInvoices(viewer: Viewer, contract: string): Promise<InvoiceRow[]> {
  const found = await viewerRows<ListedRow>(
    viewer,
    selectPage(viewer, { contract, sort: "issued" }, null, { most: NEWEST }),
  );
  return found.map(toInvoiceRow);
}

const selectOwnContractNumbers = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)} ORDER BY contract.number LIMIT 100`;

/** Contracts to filter a list by: the viewer's first hundred. */
export async function ownContractNumbers(tx: Tx, viewer: Viewer): Promise<string[]> {
  const found = await tx.$queryRaw<{ number: string }[]>(selectOwnContractNumbers(viewer));
  return found.map(({ number }) => number);
}
