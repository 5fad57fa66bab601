import { joinOwnAccessSql } from "@/lib/access/visible";
import { subscriptionStatusSql } from "@/lib/contracts/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import { clockOf, clockToday, type SubscriptionFactsRow, subscriptionColumns, toBillable } from "./facts";
import { estimateLine, nextPeriod, priceOf } from "./rules";
import { type SubscriptionSearch, subscriptionId } from "./schema";
import type { BillingFrequency, SubscriptionDetails, SubscriptionList, SubscriptionListRow } from "./types";

const PAGE_SIZE = 50;
const MOST_CONTRACTS = 100;

const sellersToday = Prisma.sql`portal.today(seller.time_zone)`;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

const key = Prisma.sql`(subscription.product, subscription.id)`;
const beyond = ({ direction, key: [product, id] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`${key} > (${product}, ${id}::uuid)`
    : Prisma.sql`${key} < (${product}, ${id}::uuid)`;

function conditionsOf({ q, status }: SubscriptionSearch, cursor: Cursor | null): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    ...(cursor ? [beyond(cursor)] : []),
    ...(status ? [Prisma.sql`${subscriptionStatusSql(clockToday)} = ${status}`] : []),
    ...(q ? [Prisma.sql`subscription.product ILIKE ${`%${escaped(q)}%`}`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

/**
 * One page and a row more, at a cost that follows neither the number of subscriptions nor that of pages: each contract's
 * index gives its first row; only the contracts of the first 51 of those can have a row on the page, and give 51 each.
 */
function selectPage(viewer: Viewer, billGroup: string, search: SubscriptionSearch, cursor: Cursor | null): Prisma.Sql {
  const way = cursor?.direction === "before" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const firstOfEach = (limit: number) => Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT subscription.product, subscription.id FROM subscription
      WHERE subscription.contract_id = contract.id AND ${conditionsOf(search, cursor)}
      ORDER BY subscription.product ${way}, subscription.id ${way} LIMIT ${limit}
    ) first
    ORDER BY first.product ${way}, first.id ${way} LIMIT ${PAGE_SIZE + 1}`;
  const ofContract = search.contract ? Prisma.sql`AND contract.number = ${search.contract}` : Prisma.empty;
  return Prisma.sql`
    WITH ${clockOf(billGroup)}, own AS MATERIALIZED (
      SELECT contract.id FROM contract ${joinOwnAccessSql(viewer)}
      WHERE contract.bill_group_id = ${billGroup}::uuid ${ofContract}
    ), foremost AS (
      SELECT contract.id FROM own contract ${firstOfEach(1)}
    ), page AS (
      SELECT first.id FROM foremost contract ${firstOfEach(PAGE_SIZE + 1)}
    )
    SELECT ${subscriptionColumns(clockToday)}
    FROM page JOIN subscription ON subscription.id = page.id JOIN contract ON contract.id = subscription.contract_id
    ORDER BY subscription.product ${way}, subscription.id ${way}`;
}

/** Of the viewer's contracts in a bill group, 50 a page [BIL-9]; a cursor that was tampered with gives the first page. */
export async function listSubscriptions(
  viewer: Viewer,
  billGroup: string,
  search: SubscriptionSearch,
): Promise<SubscriptionList> {
  const given = readCursor(search);
  const cursor = given && subscriptionId.safeParse(given.key[1]).success ? given : null;
  const [found, group] = await viewerReading(viewer, async (tx) => [
    await tx.$queryRaw<SubscriptionFactsRow[]>(selectPage(viewer, billGroup, search, cursor)),
    await readGroup(tx, viewer, billGroup),
  ]);
  if (found.length === 0 && cursor)
    return listSubscriptions(viewer, billGroup, { ...search, after: undefined, before: undefined });
  const page = toPage(found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: ({ product, id }) => [product, id],
    toRow,
  });
  return { ...page, ...group };
}

/** How the group is billed, and the contracts to filter by: the viewer's first hundred in it. */
async function readGroup(
  tx: Tx,
  viewer: Viewer,
  billGroup: string,
): Promise<{ frequency: BillingFrequency; contracts: string[] }> {
  const found = await tx.$queryRaw<{ number: string; frequency: BillingFrequency }[]>`
    SELECT contract.number, bill_group.frequency::text AS frequency
    FROM contract ${joinOwnAccessSql(viewer)}
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    WHERE contract.bill_group_id = ${billGroup}::uuid
    ORDER BY contract.number LIMIT ${MOST_CONTRACTS}`;
  return { frequency: found[0]?.frequency ?? "monthly", contracts: found.map(({ number }) => number) };
}

function toRow(row: SubscriptionFactsRow): SubscriptionListRow {
  const { contractStartsOn: _starts, contractEndsOn: _ends, billedThrough: _billed, ...subscription } = toBillable(row);
  return { ...subscription, price: priceOf(subscription) };
}

interface DetailsRow extends SubscriptionFactsRow {
  orderNumber: string | null;
  account: string;
  billGroup: string;
  seller: string;
  frequency: BillingFrequency;
  anchorOn: Date;
  timeZone: string;
  edition: string | null;
  today: Date;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

/** One of the viewer's, whatever bill group they look at. @throws DomainError NOT_FOUND [ACC-6] */
export async function getSubscription(viewer: Viewer, id: string): Promise<SubscriptionDetails> {
  const [row] = await viewerReading(
    viewer,
    (tx) => tx.$queryRaw<DetailsRow[]>`
      SELECT ${subscriptionColumns(sellersToday)}, subscription.edition, placed.number AS "orderNumber", account.name AS account, bill_group.name AS "billGroup", seller.name AS seller,
             bill_group.frequency::text AS frequency, bill_group.billing_anchor_on AS "anchorOn",
             seller.time_zone AS "timeZone", ${sellersToday} AS today,
             executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
      FROM subscription
      JOIN contract ON contract.id = subscription.contract_id ${joinOwnAccessSql(viewer)}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      JOIN account ON account.id = contract.account_id
      JOIN staff executive ON executive.id = account.account_executive_id
      LEFT JOIN customer_order placed ON placed.id = subscription.order_id
      WHERE subscription.id = ${id}::uuid`,
  );
  if (!row) throw notFound();
  return toDetails(row);
}

function toDetails(row: DetailsRow): SubscriptionDetails {
  const { account, billGroup, seller, frequency, timeZone, edition, orderNumber } = row;
  const today = fromDateColumn(row.today);
  const period = nextPeriod(fromDateColumn(row.anchorOn), frequency, today);
  const billable = toBillable(row);
  return {
    ...toRow(row),
    ...{ account, billGroup, seller, frequency, timeZone, today, period, edition, orderNumber },
    ...{ contractEndsOn: billable.contractEndsOn, billedThrough: billable.billedThrough },
    next: estimateLine(billable, period),
    accountExecutive: { name: row.aeName, email: row.aeEmail, phone: row.aePhone },
  };
}
