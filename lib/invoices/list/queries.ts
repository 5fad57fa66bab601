import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn, plainDate } from "@/lib/platform/dates";
import { type Tx, viewerDb } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type InvoiceFactsRow, selectInvoiceFacts, statusOf, toInvoiceFacts } from "../facts";
import { canPayOnline } from "../rules";
import type { InvoiceSearch, InvoiceSort } from "../schema";
import type { InvoiceFileRow, InvoiceList, InvoiceRow } from "../types";

const PAGE_SIZE = 50;

/** What the list shows besides the facts. */
interface InvoiceListRow extends InvoiceFactsRow {
  /** On one row only: all would say the same. */
  contracts?: string[] | null;
  quoteNumber: string | null;
  hasSignedQuote: boolean;
}

const listColumns = Prisma.sql`, invoice.quote_number AS "quoteNumber",
  EXISTS (SELECT FROM signed_quote signed
    WHERE signed.contract_id = invoice.contract_id AND signed.number = invoice.quote_number) AS "hasSignedQuote"`;

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

const isUnpaid = Prisma.sql`invoice.open_minor > 0 AND invoice.voided_at IS NULL`;
const isDisputed = Prisma.sql`EXISTS (
  SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL)`;
const isProcessing = Prisma.sql`EXISTS (
  SELECT FROM payment_attempt_invoice tried WHERE tried.invoice_id = invoice.id AND tried.is_open)`;
const isLate = Prisma.sql`invoice.due_on < (
  SELECT portal.today(seller.time_zone) FROM seller_entity seller WHERE seller.id = invoice.seller_entity_id)`;
const isReduced = Prisma.sql`invoice.open_minor < invoice.payable_minor`;
const waits = Prisma.sql`${isUnpaid} AND NOT ${isDisputed} AND NOT ${isProcessing}`;

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

interface Slice {
  /** How many rows: by default a page and one more. */
  most?: number;
  /** Further columns than the list's, and the join that they need. */
  more?: Prisma.Sql;
  join?: Prisma.Sql;
}

/**
 * One page and a row more, at a cost that follows neither the number of invoices nor that of pages: each contract's index
 * gives its first row; only the contracts of the first 51 of those can have a row on the page, and give 51 each.
 * A search goes through all of them anyway, so it does so once.
 */
function selectPage(viewer: Viewer, search: InvoiceSearch, cursor: Cursor | null, slice: Slice = {}): Prisma.Sql {
  const { most = PAGE_SIZE + 1, more = listColumns, join = Prisma.empty } = slice;
  const { column, direction, beyond } = orderOf(search.sort, cursor);
  const conditions = Prisma.join([beyond, ...filters(search)], " AND ");
  const firstOfEach = (limit: number) => Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT ${column} AS key, invoice.reference FROM invoice
      WHERE invoice.contract_id = contract.id AND ${conditions}
      ORDER BY ${column} ${direction}, invoice.reference ${direction} LIMIT ${limit}
    ) first
    ORDER BY first.key ${direction}, first.reference ${direction} LIMIT ${most}`;
  const { contract, group } = search;
  const narrowed = [
    Prisma.sql`WHERE true`,
    ...(contract ? [Prisma.sql`contract.number = ${contract}`] : []),
    ...(group ? [Prisma.sql`contract.bill_group_id = ${group}::uuid`] : []),
  ];
  return selectInvoiceFacts(viewer, {
    more,
    source: Prisma.sql`(
      WITH own AS MATERIALIZED (
        SELECT contract.id, contract.number FROM contract ${joinOwnAccessSql(viewer)} ${Prisma.join(narrowed, " AND ")}
      ), foremost AS (
        SELECT contract.* FROM own contract ${search.q ? Prisma.empty : firstOfEach(1)}
      )
      SELECT first.* FROM foremost contract ${firstOfEach(most)}
    ) page
    JOIN invoice ON invoice.reference = page.reference
    JOIN contract ON contract.id = invoice.contract_id`,
    rest: Prisma.sql`${join} ORDER BY page.key ${direction}, page.reference ${direction}`,
  });
}

/** The viewer's invoices, 50 a page [INV-1]; a cursor that was tampered with gives the first page. */
export async function listInvoices(viewer: Viewer, search: InvoiceSearch): Promise<InvoiceList> {
  const { sort } = search;
  const given = readCursor(search);
  const cursor = given && fits(sort, given) ? given : null;
  const [found, contracts] = await viewerDb(viewer, async (tx) => {
    const rows = await tx.$queryRaw<InvoiceListRow[]>(
      selectPage(viewer, search, cursor, { more: pageColumns(viewer) }),
    );
    const named = rows.find(({ contracts }) => contracts)?.contracts;
    return [rows, named ?? (await ownContractNumbers(tx, viewer))];
  });
  if (found.length === 0 && cursor) return listInvoices(viewer, { ...search, after: undefined, before: undefined });
  const { key } = SORTS[sort];
  const page = toPage(found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: (row) => [keyText(row[key]), row.reference],
    toRow: toInvoiceRow,
  });
  return { ...page, contracts };
}

const fileColumns = Prisma.sql`${listColumns}, seller.name AS seller, bill_group.name AS "billGroup"`;
const fileJoin = Prisma.sql`JOIN bill_group ON bill_group.id = invoice.bill_group_id`;

/** Rows of the list behind one of them, with what a file says besides [INV-1]. */
export const listInvoicesBehind = (
  viewer: Viewer,
  search: InvoiceSearch,
  last: InvoiceFileRow | null,
  most: number,
): Promise<InvoiceFileRow[]> =>
  viewerDb(viewer, async (tx) => {
    const cursor: Cursor | null = last && { key: [keyOfRow(last, search.sort), last.reference], direction: "after" };
    const found = await tx.$queryRaw<(InvoiceListRow & { seller: string; billGroup: string })[]>(
      selectPage(viewer, search, cursor, { most, more: fileColumns, join: fileJoin }),
    );
    return found.map((row) => ({ ...toInvoiceRow(row), seller: row.seller, billGroup: row.billGroup }));
  });

function keyOfRow({ issuedOn, dueOn, total }: InvoiceRow, sort: InvoiceSort): string {
  const { key } = SORTS[sort];
  if (key === "totalMinor") return String(total.minor);
  return key === "dueOn" ? dueOn : issuedOn;
}

/** As many documents as a contract's own page names. */
const NEWEST = 5;

/** The newest invoices of one of the viewer's contracts [CON-2]; none where it is not theirs. */
export const listNewestInvoices = (viewer: Viewer, contractNumber: string): Promise<InvoiceRow[]> =>
  viewerDb(viewer, async (tx) => {
    const found = await tx.$queryRaw<InvoiceListRow[]>(
      selectInvoiceFacts(viewer, {
        more: listColumns,
        rest: Prisma.sql`WHERE contract.number = ${contractNumber}
          ORDER BY invoice.issued_on DESC, invoice.reference DESC LIMIT ${NEWEST}`,
      }),
    );
    return found.map(toInvoiceRow);
  });

const keyText = (value: InvoiceFactsRow[keyof InvoiceFactsRow]): string =>
  value instanceof Date ? fromDateColumn(value) : String(value);

function toInvoiceRow(row: InvoiceListRow): InvoiceRow {
  const facts = toInvoiceFacts(row);
  return {
    reference: row.reference,
    number: row.number,
    contractNumber: row.contractNumber,
    issuedOn: fromDateColumn(row.issuedOn),
    dueOn: facts.dueOn,
    poNumber: row.poNumber,
    quoteNumber: row.quoteNumber,
    hasSignedQuote: row.hasSignedQuote,
    total: money(row.totalMinor, row.currency),
    open: facts.open,
    status: statusOf(row, facts),
    isPayable: canPayOnline(facts).allowed,
  };
}

const selectOwnContractNumbers = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)} ORDER BY contract.number LIMIT 100`;

/** The page with what to filter it by, in one statement. */
const pageColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`${listColumns},
  CASE WHEN row_number() OVER () = 1 THEN ARRAY(${selectOwnContractNumbers(viewer)}) END AS contracts`;

/** Contracts to filter a list by: the viewer's first hundred. */
export async function ownContractNumbers(tx: Tx, viewer: Viewer): Promise<string[]> {
  const found = await tx.$queryRaw<{ number: string }[]>(selectOwnContractNumbers(viewer));
  return found.map(({ number }) => number);
}
