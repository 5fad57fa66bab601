import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn, plainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { OrderSearch } from "../schema";
import type { BilledBy, OrderList, OrderRow } from "../types";

const PAGE_SIZE = 50;
const MOST_CONTRACTS = 100;
/** In a row; the order's own page has more. */
const MOST_INVOICES = 3;

interface ListRow {
  number: string;
  contractNumber: string;
  placedOn: Date;
  placedBy: string | null;
  quoteNumber: string | null;
  hasQuote: boolean;
  poNumber: string | null;
  currency: string;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  invoices: BilledBy[];
  invoiceCount: number;
}

/** Of `placed`, an order, and `contract`; its newest invoices come as JSON, so that one statement brings it all. */
const listColumns = Prisma.sql`
  placed.number, contract.number AS "contractNumber", placed.placed_on AS "placedOn", placed.placed_by AS "placedBy",
  placed.quote_number AS "quoteNumber", placed.po_number AS "poNumber", placed.currency,
  EXISTS (SELECT FROM quote WHERE quote.account_id = placed.account_id AND quote.number = placed.quote_number) AS "hasQuote",
  placed.net_minor AS "netMinor", placed.tax_minor AS "taxMinor", placed.total_minor AS "totalMinor",
  (SELECT count(*) FROM customer_order_invoice billed WHERE billed.order_id = placed.id)::int AS "invoiceCount",
  (SELECT coalesce(jsonb_agg(to_jsonb(found)), '[]') FROM (
     SELECT invoice.number, invoice.reference
     FROM customer_order_invoice billed JOIN invoice ON invoice.id = billed.invoice_id
     WHERE billed.order_id = placed.id ORDER BY invoice.issued_on DESC, invoice.reference DESC LIMIT ${MOST_INVOICES}
   ) found) AS invoices`;

function toRow(row: ListRow): OrderRow {
  const { number, contractNumber, placedBy, quoteNumber, hasQuote, poNumber, invoices, invoiceCount, currency } = row;
  return {
    ...{ number, contractNumber, placedBy, quoteNumber, hasQuote, poNumber, invoices, invoiceCount },
    placedOn: fromDateColumn(row.placedOn),
    net: money(row.netMinor, currency),
    tax: money(row.taxMinor, currency),
    total: money(row.totalMinor, currency),
  };
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

function filters({ q, from, to }: OrderSearch): Prisma.Sql[] {
  const like = q ? `%${escaped(q)}%` : null;
  return [
    ...(from ? [Prisma.sql`placed.placed_on >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`placed.placed_on <= ${to}::date`] : []),
    ...(like
      ? [
          Prisma.sql`(placed.number ILIKE ${like} OR placed.quote_number ILIKE ${like} OR placed.po_number ILIKE ${like}
                      OR contract.number ILIKE ${like})`,
        ]
      : []),
  ];
}

/** The newest first; going back, the other way round. */
function orderOf(cursor: Cursor | null) {
  const isBack = cursor?.direction === "before";
  const direction = isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  if (!cursor) return { direction, beyond: Prisma.sql`true` };
  const [placedOn, number] = cursor.key;
  const than = isBack ? Prisma.sql`>` : Prisma.sql`<`;
  return { direction, beyond: Prisma.sql`(placed.placed_on, placed.number) ${than} (${placedOn}::date, ${number})` };
}

/** A made-up cursor is none. */
function fits({ key: [first] }: Cursor): boolean {
  try {
    return plainDate(first) === first;
  } catch {
    return false;
  }
}

/** A contract that is named is looked at whatever bill group is; a bill group's contracts otherwise. */
const among = (billGroup: string, contract: string | undefined): Prisma.Sql =>
  contract ? Prisma.sql`contract.number = ${contract}` : Prisma.sql`contract.bill_group_id = ${billGroup}::uuid`;

interface Part {
  billGroup: string;
  search: OrderSearch;
  cursor: Cursor | null;
  most: number;
}

/** So many rows behind a cursor: each contract's index gives its own, of which the foremost are kept. */
function selectOrders(viewer: Viewer, { billGroup, search, cursor, most }: Part): Prisma.Sql {
  const { direction, beyond } = orderOf(cursor);
  const conditions = Prisma.join([beyond, ...filters(search)], " AND ");
  return Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT contract.id, contract.number FROM contract ${joinOwnAccessSql(viewer)}
      WHERE ${among(billGroup, search.contract)}
    ), page AS MATERIALIZED (
      SELECT first.id, first.placed_on, first.number AS placed_number, contract.number
      FROM own contract CROSS JOIN LATERAL (
        SELECT placed.id, placed.placed_on, placed.number FROM customer_order placed
        WHERE placed.contract_id = contract.id AND ${conditions}
        ORDER BY placed.placed_on ${direction}, placed.number ${direction} LIMIT ${most}
      ) first
      ORDER BY first.placed_on ${direction}, first.number ${direction} LIMIT ${most}
    )
    SELECT ${listColumns}
    FROM page contract JOIN customer_order placed ON placed.id = contract.id
    ORDER BY contract.placed_on ${direction}, contract.placed_number ${direction}`;
}

/** The viewer's orders in a bill group, 50 a page, the newest first [QUO-3]; a cursor that was tampered with gives the first page. */
export async function listOrders(viewer: Viewer, billGroup: string, search: OrderSearch): Promise<OrderList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const [found, contracts] = await viewerReading(viewer, async (tx) => [
    await tx.$queryRaw<ListRow[]>(selectOrders(viewer, { billGroup, search, cursor, most: PAGE_SIZE + 1 })),
    await readContracts(tx, viewer, billGroup),
  ]);
  if (found.length === 0 && cursor)
    return listOrders(viewer, billGroup, { ...search, after: undefined, before: undefined });
  const keyOf = (row: ListRow) => [fromDateColumn(row.placedOn), row.number] as const;
  return { ...toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow }), contracts };
}

/** Rows behind one of the list, for files. */
export const listOrdersBehind = (
  viewer: Viewer,
  part: Pick<Part, "billGroup" | "search" | "most">,
  last: OrderRow | null,
): Promise<OrderRow[]> =>
  viewerReading(viewer, async (tx) => {
    const cursor: Cursor | null = last && { key: [last.placedOn, last.number], direction: "after" };
    return (await tx.$queryRaw<ListRow[]>(selectOrders(viewer, { ...part, cursor }))).map(toRow);
  });

/** As many as a contract's own page names. */
const NEWEST = 5;

/** The newest orders of one of the viewer's contracts [CON-2]; none where it is not theirs. */
export const listNewestOrders = (viewer: Viewer, contractNumber: string): Promise<OrderRow[]> =>
  viewerReading(viewer, async (tx) => {
    const found = await tx.$queryRaw<ListRow[]>`
      SELECT ${listColumns}
      FROM customer_order placed JOIN contract ON contract.id = placed.contract_id ${joinOwnAccessSql(viewer)}
      WHERE contract.number = ${contractNumber}
      ORDER BY placed.placed_on DESC, placed.number DESC LIMIT ${NEWEST}`;
    return found.map(toRow);
  });

/** Contracts to filter by: the viewer's first hundred in the bill group. */
async function readContracts(tx: Tx, viewer: Viewer, billGroup: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ number: string }[]>`
    SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)}
    WHERE contract.bill_group_id = ${billGroup}::uuid ORDER BY contract.number LIMIT ${MOST_CONTRACTS}`;
  return found.map(({ number }) => number);
}
