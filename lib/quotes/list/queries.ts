import { joinOwnAccessSql, visibleBillGroupSql } from "@/lib/access/visible";
import { getBuying } from "@/lib/catalog/facts";
import { canAskToBuy } from "@/lib/catalog/rules";
import { ownContractNumbers } from "@/lib/invoices/list/queries";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import { allowed } from "@/lib/platform/decision";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { statusOn } from "../rules";
import type { QuoteSearch } from "../schema";
import type { QuoteList, QuoteOrigin, QuoteRow, QuoteStatus } from "../types";

const PAGE_SIZE = 50;
/** That wait for an answer at once; more are found by the filter. */
const MOST_ACTIVE = 50;

interface ListRow {
  id: string;
  number: string;
  title: string;
  contractNumber: string;
  isNewContract: boolean;
  origin: QuoteOrigin;
  status: Exclude<QuoteStatus, "expired">;
  createdAt: Date;
  expiresOn: Date;
  endedAt: Date | null;
  timeZone: string;
  today: Date;
  currency: string;
  totalMinor: bigint;
}

function toRow(row: ListRow): QuoteRow {
  const { number, title, contractNumber, isNewContract, origin, timeZone } = row;
  const [expiresOn, today] = [fromDateColumn(row.expiresOn), fromDateColumn(row.today)];
  const status = statusOn({ stored: row.status, expiresOn }, today);
  return {
    ...{ number, title, contractNumber, isNewContract, origin, status, expiresOn, today },
    endedOn: row.endedAt ? calendarDay(row.endedAt, timeZone) : status === "expired" ? expiresOn : null,
    total: money(row.totalMinor, row.currency),
  };
}

/** Of `quote`, with its seller entity's day as `entity.today`. */
const waits = Prisma.sql`quote.status = 'published' AND quote.expires_on >= entity.today`;
const BY_STATUS: Record<NonNullable<QuoteSearch["status"]>, Prisma.Sql> = {
  published: waits,
  expired: Prisma.sql`quote.status = 'published' AND quote.expires_on < entity.today`,
  accepted: Prisma.sql`quote.status = 'accepted'`,
  declined: Prisma.sql`quote.status = 'declined'`,
  withdrawn: Prisma.sql`quote.status = 'withdrawn'`,
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

function filters({ q, status }: QuoteSearch): Prisma.Sql[] {
  const like = q ? `%${escaped(q)}%` : null;
  return [
    ...(status ? [BY_STATUS[status]] : []),
    ...(like
      ? [
          Prisma.sql`(quote.number ILIKE ${like} OR quote.title ILIKE ${like} OR quote.new_contract_number ILIKE ${like}
                      OR own.number ILIKE ${like})`,
        ]
      : []),
  ];
}

interface Slice {
  readonly conditions: readonly Prisma.Sql[];
  /** Two columns of `quote`, of which the second one is unique. */
  readonly order: Prisma.Sql;
  readonly most: number;
}

/**
 * So many rows of the viewer's: each contract's index gives its own, of which the foremost are kept; and those for new
 * contracts come of the bill groups in which the viewer holds manage billing.
 */
function selectQuoteRows(viewer: Viewer, search: QuoteSearch, { conditions, order, most }: Slice): Prisma.Sql {
  const rest = Prisma.join([Prisma.sql`quote.published_at IS NOT NULL`, ...conditions, ...filters(search)], " AND ");
  const { contract } = search;
  const found = (whose: Prisma.Sql) => Prisma.sql`CROSS JOIN LATERAL (
      SELECT quote.*, entity.today, entity.time_zone AS zone
      FROM quote CROSS JOIN LATERAL (
        SELECT seller.time_zone, portal.today(seller.time_zone) AS today FROM seller_entity seller
        WHERE seller.id = quote.seller_entity_id
      ) entity
      WHERE ${whose} AND ${rest} ORDER BY ${order} LIMIT ${most}
    ) quote`;
  return Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT contract.id, contract.number FROM contract ${joinOwnAccessSql(viewer)}
      ${contract ? Prisma.sql`WHERE contract.number = ${contract}` : Prisma.empty}
    ), place AS MATERIALIZED (
      SELECT bill_group.id, NULL::text AS number FROM bill_group
      WHERE ${visibleBillGroupSql(viewer)} AND portal.manages(bill_group.id)
    ), page AS (
      SELECT quote.*, own.number AS contract_number FROM own ${found(Prisma.sql`quote.contract_id = own.id`)}
      UNION ALL
      SELECT quote.*, quote.new_contract_number FROM place own ${found(
        Prisma.sql`quote.contract_id IS NULL AND quote.bill_group_id = own.id
                   ${contract ? Prisma.sql`AND quote.new_contract_number = ${contract}` : Prisma.empty}`,
      )}
    )
    SELECT quote.id, quote.number, quote.title, quote.contract_number AS "contractNumber",
           quote.contract_id IS NULL AS "isNewContract", quote.origin::text AS origin, quote.status::text AS status,
           quote.created_at AS "createdAt", quote.expires_on AS "expiresOn", quote.ended_at AS "endedAt",
           quote.zone AS "timeZone", quote.today, quote.currency, quote.total_minor AS "totalMinor"
    FROM page quote ORDER BY ${order} LIMIT ${most}`;
}

/** What waits for an answer, what expires first on top. */
const active: Slice = {
  conditions: [waits],
  order: Prisma.sql`quote.expires_on, quote.number`,
  most: MOST_ACTIVE + 1,
};

/** What has ended, the newest first; going back, the other way round. */
function historical(cursor: Cursor | null): Slice {
  const isBack = cursor?.direction === "before";
  const order = isBack ? Prisma.sql`quote.created_at, quote.id` : Prisma.sql`quote.created_at DESC, quote.id DESC`;
  const conditions = [Prisma.sql`NOT (${waits})`];
  if (!cursor) return { conditions, order, most: PAGE_SIZE + 1 };
  const [createdAt, id] = cursor.key;
  const than = isBack ? Prisma.sql`>` : Prisma.sql`<`;
  const beyond = Prisma.sql`(quote.created_at, quote.id) ${than} (${createdAt}::timestamptz, ${id}::uuid)`;
  return { conditions: [...conditions, beyond], order, most: PAGE_SIZE + 1 };
}

/** A made-up cursor is none. */
const fits = ({ key: [first, second] }: Cursor): boolean =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(first) &&
  !Number.isNaN(Date.parse(first)) &&
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(second);

/**
 * The viewer's quotes: all that wait for an answer, and those that have ended, 50 a page [QUO-1]. A cursor that was tampered
 * with gives the first page.
 */
export async function listQuotes(viewer: Viewer, search: QuoteSearch, billGroup: string | null): Promise<QuoteList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const { status } = search;
  const [waiting, ended, contracts, creating] = await viewerReading(viewer, async (tx) => [
    cursor || (status && status !== "published")
      ? []
      : await tx.$queryRaw<ListRow[]>(selectQuoteRows(viewer, search, active)),
    status === "published" ? [] : await tx.$queryRaw<ListRow[]>(selectQuoteRows(viewer, search, historical(cursor))),
    await ownContractNumbers(tx, viewer),
    billGroup ? canAskToBuy(await getBuying(tx, viewer, billGroup)) : allowed,
  ]);
  if (ended.length === 0 && cursor)
    return listQuotes(viewer, { ...search, after: undefined, before: undefined }, billGroup);
  const keyOf = (row: ListRow) => [row.createdAt.toISOString(), row.id] as const;
  return {
    active: waiting.slice(0, MOST_ACTIVE).map(toRow),
    hasMoreActive: waiting.length > MOST_ACTIVE,
    ...toPage(ended, { size: PAGE_SIZE, cursor, keyOf, toRow }),
    ...{ contracts, creating },
  };
}
