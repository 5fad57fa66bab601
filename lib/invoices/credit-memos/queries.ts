import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn, isPlainDate, type PlainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { type Money, money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { ownContractNumbers } from "../list/queries";
import { type CreditMemoSearch, creditMemoId } from "./schema";
import type { CreditMemoDetails, CreditMemoList, CreditMemoRow, PrintedMemo } from "./types";

const PAGE_SIZE = 50;
/** In a row of the list; the memo's own page has more. */
const MOST_USES = 3;
const MOST_USES_ON_PAGE = 200;

interface MemoRow {
  id: string;
  number: string;
  issuedOn: Date;
  contractNumber: string;
  reason: string | null;
  currency: string;
  totalMinor: bigint;
  leftMinor: bigint;
  uses: { number: string; reference: string; on: PlainDate; minor: string }[];
  useCount: number;
}

/** With where it was used, the oldest first: as JSON, so that one statement brings it all. */
const memoColumns = (mostUses: number): Prisma.Sql => Prisma.sql`
  memo.id, memo.number, memo.issued_on AS "issuedOn", contract.number AS "contractNumber", memo.reason, memo.currency,
  memo.total_minor AS "totalMinor", memo.left_minor AS "leftMinor",
  (SELECT count(*) FROM credit_application used WHERE used.credit_memo_id = memo.id)::int AS "useCount",
  (SELECT coalesce(jsonb_agg(to_jsonb(found)), '[]') FROM (
     SELECT invoice.number, invoice.reference, used.applied_on AS "on", used.amount_minor::text AS minor
     FROM credit_application used JOIN invoice ON invoice.id = used.invoice_id
     WHERE used.credit_memo_id = memo.id ORDER BY used.applied_at, used.id LIMIT ${mostUses}
   ) found) AS uses`;

const toRow = (row: MemoRow): CreditMemoRow => {
  const { id, number, contractNumber, reason, useCount, currency } = row;
  return {
    ...{ id, number, contractNumber, reason, useCount },
    issuedOn: fromDateColumn(row.issuedOn),
    total: money(row.totalMinor, currency),
    left: money(row.leftMinor, currency),
    uses: row.uses.map((use) => ({
      ...{ invoiceNumber: use.number, invoiceReference: use.reference, on: use.on },
      amount: money(BigInt(use.minor), currency),
    })),
  };
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

function filters({ q, state, from, to }: CreditMemoSearch): Prisma.Sql[] {
  const like = q ? `%${escaped(q)}%` : null;
  return [
    ...(state ? [state === "left" ? Prisma.sql`memo.left_minor > 0` : Prisma.sql`memo.left_minor = 0`] : []),
    ...(from ? [Prisma.sql`memo.issued_on >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`memo.issued_on <= ${to}::date`] : []),
    ...(like
      ? [Prisma.sql`(memo.number ILIKE ${like} OR memo.reason ILIKE ${like} OR contract.number ILIKE ${like})`]
      : []),
  ];
}

/** The newest first; going back, the other way round. */
function orderOf(cursor: Cursor | null) {
  const isBack = cursor?.direction === "before";
  const direction = isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  if (!cursor) return { direction, beyond: Prisma.sql`true` };
  const [issuedOn, id] = cursor.key;
  const than = isBack ? Prisma.sql`>` : Prisma.sql`<`;
  return { direction, beyond: Prisma.sql`(memo.issued_on, memo.id) ${than} (${issuedOn}::date, ${id}::uuid)` };
}

/** A made-up cursor is none. */
const fits = ({ key: [first, second] }: Cursor): boolean =>
  isPlainDate(first) && creditMemoId.safeParse(second).success;

/** So many rows behind a cursor: each contract's index gives its own, of which the foremost are kept. */
function selectMemos(viewer: Viewer, search: CreditMemoSearch, cursor: Cursor | null, most: number): Prisma.Sql {
  const { direction, beyond } = orderOf(cursor);
  const conditions = Prisma.join([beyond, ...filters(search)], " AND ");
  const { contract } = search;
  return Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT contract.id, contract.number FROM contract ${joinOwnAccessSql(viewer)}
      ${contract ? Prisma.sql`WHERE contract.number = ${contract}` : Prisma.empty}
    ), page AS MATERIALIZED (
      SELECT first.id, first.issued_on, contract.number
      FROM own contract CROSS JOIN LATERAL (
        SELECT memo.id, memo.issued_on FROM credit_memo memo
        WHERE memo.contract_id = contract.id AND ${conditions}
        ORDER BY memo.issued_on ${direction}, memo.id ${direction} LIMIT ${most}
      ) first
      ORDER BY first.issued_on ${direction}, first.id ${direction} LIMIT ${most}
    )
    SELECT ${memoColumns(MOST_USES)}
    FROM page contract JOIN credit_memo memo ON memo.id = contract.id
    ORDER BY contract.issued_on ${direction}, contract.id ${direction}`;
}

/** The viewer's credit memos, 50 a page, the newest first [PAY-10]; a cursor that was tampered with gives the first page. */
export async function listCreditMemos(viewer: Viewer, search: CreditMemoSearch): Promise<CreditMemoList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const [found, left, contracts] = await viewerReading(viewer, async (tx) => [
    await tx.$queryRaw<MemoRow[]>(selectMemos(viewer, search, cursor, PAGE_SIZE + 1)),
    await readLeft(tx, viewer),
    await ownContractNumbers(tx, viewer),
  ]);
  if (found.length === 0 && cursor) return listCreditMemos(viewer, { ...search, after: undefined, before: undefined });
  const keyOf = (row: MemoRow) => [fromDateColumn(row.issuedOn), row.id] as const;
  return { ...toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow }), left, contracts };
}

/** Rows behind one of the list, for files. */
export const listMemosBehind = (
  viewer: Viewer,
  search: CreditMemoSearch,
  last: CreditMemoRow | null,
  most: number,
): Promise<CreditMemoRow[]> =>
  viewerReading(viewer, async (tx) => {
    const cursor: Cursor | null = last && { key: [last.issuedOn, last.id], direction: "after" };
    return (await tx.$queryRaw<MemoRow[]>(selectMemos(viewer, search, cursor, most))).map(toRow);
  });

/** What is left of all of the viewer's memos, by currency: from an index of those with something left. */
async function readLeft(tx: Tx, viewer: Viewer): Promise<Money[]> {
  const found = await tx.$queryRaw<{ currency: string; minor: bigint }[]>`
    WITH own AS MATERIALIZED (SELECT contract.id FROM contract ${joinOwnAccessSql(viewer)})
    SELECT memo.currency, sum(memo.left_minor)::bigint AS minor
    FROM own JOIN credit_memo memo ON memo.contract_id = own.id AND memo.left_minor > 0
    GROUP BY memo.currency ORDER BY memo.currency`;
  return found.map(({ currency, minor }) => money(minor, currency));
}

interface MemoPageRow extends MemoRow {
  account: string;
  billGroup: string;
  seller: string;
  printed: PrintedMemo;
}

/** One memo of the viewer's, as its page shows it. @throws DomainError NOT_FOUND [ACC-6] */
export async function getCreditMemo(viewer: Viewer, id: string): Promise<CreditMemoDetails> {
  const [row] = await viewerReading(
    viewer,
    (tx) => tx.$queryRaw<MemoPageRow[]>`
      SELECT ${memoColumns(MOST_USES_ON_PAGE)}, account.name AS account, bill_group.name AS "billGroup",
             seller.name AS seller, memo.printed
      FROM credit_memo memo
      JOIN contract ON contract.id = memo.contract_id
      ${joinOwnAccessSql(viewer)}
      JOIN account ON account.id = memo.account_id
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN seller_entity seller ON seller.id = memo.seller_entity_id
      WHERE memo.id = ${id}::uuid`,
  );
  if (!row) throw notFound();
  const { account, billGroup, seller, printed } = row;
  return { ...toRow(row), account, billGroup, seller, corrects: printed.corrects ?? null, billTo: printed.billTo };
}
