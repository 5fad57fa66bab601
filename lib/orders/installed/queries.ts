import { joinOwnAccessSql, visibleBillGroupSql } from "@/lib/access/visible";
import { getBuying } from "@/lib/catalog/facts";
import { canAskToBuy } from "@/lib/catalog/rules";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { priceOf } from "@/lib/subscriptions/rules";
import type { BillingFrequency } from "@/lib/subscriptions/types";
import { deploymentOf, hasLaterEdition, type ProductSum, totalsByProduct } from "./rules";
import type { InstalledSearch } from "./schema";
import type { InstalledFileRow, InstalledGroup, InstalledList, InstalledProduct } from "./types";

/** Contracts' orders a page, and products shown of each. */
const PAGE_SIZE = 10;
const MOST_PRODUCTS = 50;
const MOST_TOTALS = 100;

interface Asked {
  viewer: Viewer;
  billGroup: string;
  today: PlainDate;
}

/** The viewer's contracts that run, from one of them on. */
const ownContracts = ({ viewer, billGroup, today }: Asked, from: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  own AS MATERIALIZED (
    SELECT contract.id, contract.number FROM contract ${joinOwnAccessSql(viewer)}
    WHERE contract.bill_group_id = ${billGroup}::uuid AND contract.ends_on >= ${today}::date ${from})`;

/** What has not ended; a day counts through its end [QUO-4]. */
const isInstalled = ({ today }: Asked): Prisma.Sql =>
  Prisma.sql`subscription.status <> 'ended' AND subscription.ends_on >= ${today}::date`;

/** What came with no order stands behind a contract's orders, of which the newest stands first. */
const orderKey = Prisma.sql`coalesce(placed.number, '')`;

interface InstalledRow {
  id: string;
  product: string;
  edition: string | null;
  quantity: number;
  unitPriceMinor: bigint;
  currency: string;
  startsOn: Date;
  endsOn: Date;
  contractNumber: string;
  orderNumber: string;
}

interface PageRow extends InstalledRow {
  placedOn: Date | null;
  count: number;
}

const productColumns = Prisma.sql`
  subscription.id, subscription.product, subscription.edition, subscription.quantity,
  subscription.unit_price_minor AS "unitPriceMinor", subscription.currency, subscription.starts_on AS "startsOn",
  subscription.ends_on AS "endsOn"`;

/** Groups behind or before a cursor, one more than a page's, each with its first products. */
function selectGroups(asked: Asked, cursor: Cursor | null): Prisma.Sql {
  const isBack = cursor?.direction === "before";
  const [contractWay, orderWay] = isBack ? [Prisma.sql`DESC`, Prisma.sql`ASC`] : [Prisma.sql`ASC`, Prisma.sql`DESC`];
  const [onwards, further] = isBack ? [Prisma.sql`<`, Prisma.sql`>`] : [Prisma.sql`>`, Prisma.sql`<`];
  const [contract = "", order = ""] = cursor?.key ?? [];
  const from = cursor ? Prisma.sql`AND contract.number ${onwards}= ${contract}` : Prisma.empty;
  const beyond = cursor
    ? Prisma.sql`WHERE own.number ${onwards} ${contract} OR ${orderKey} ${further} ${order}`
    : Prisma.empty;
  return Prisma.sql`
    WITH ${ownContracts(asked, from)}, page AS MATERIALIZED (
      SELECT own.id, own.number, found.order_id, ${orderKey} AS order_number, placed.placed_on, found.count
      FROM own CROSS JOIN LATERAL (
        SELECT subscription.order_id, count(*)::int AS count FROM subscription
        WHERE subscription.contract_id = own.id AND ${isInstalled(asked)} GROUP BY subscription.order_id
      ) found
      LEFT JOIN customer_order placed ON placed.id = found.order_id
      ${beyond}
      ORDER BY own.number ${contractWay}, order_number ${orderWay} LIMIT ${PAGE_SIZE + 1}
    )
    SELECT shown.*, page.number AS "contractNumber", page.order_number AS "orderNumber",
           page.placed_on AS "placedOn", page.count
    FROM page CROSS JOIN LATERAL (
      SELECT ${productColumns} FROM subscription
      WHERE subscription.contract_id = page.id AND subscription.order_id IS NOT DISTINCT FROM page.order_id
        AND ${isInstalled(asked)}
      ORDER BY subscription.product, subscription.id LIMIT ${MOST_PRODUCTS}
    ) shown
    ORDER BY page.number ${contractWay}, page.order_number ${orderWay}, shown.product, shown.id`;
}

/** What is deployed under the viewer's contracts of a bill group, ten orders a page [QUO-4]; a cursor that was tampered with gives the first page. */
export const listInstalled = (viewer: Viewer, billGroup: string, search: InstalledSearch): Promise<InstalledList> =>
  viewerReading(viewer, async (tx) => {
    const { frequency, today } = await readGroup(tx, viewer, billGroup);
    const asked = { viewer, billGroup, today };
    const given = readCursor(search);
    const found = await tx.$queryRaw<PageRow[]>(selectGroups(asked, given));
    const cursor = found.length > 0 ? given : null;
    const rows = found.length > 0 || !given ? found : await tx.$queryRaw<PageRow[]>(selectGroups(asked, null));
    const editions = await readEditions(tx, rows);
    const page = toPage(groupsOf(rows), {
      size: PAGE_SIZE,
      cursor,
      keyOf: ([first]) => [first.contractNumber, first.orderNumber],
      toRow: (group) => toGroup(group, today, editions),
    });
    const buying = canAskToBuy(await getBuying(tx, viewer, billGroup));
    return { ...page, ...(await readTotals(tx, asked)), frequency, buying };
  });

type Group = readonly [PageRow, ...PageRow[]];

/** Rows that follow each other, by what they came with. */
function groupsOf(rows: readonly PageRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = JSON.stringify([row.contractNumber, row.orderNumber]);
    const known = groups.get(key);
    groups.set(key, known ? [...known, row] : [row]);
  }
  return [...groups.values()];
}

function toGroup(group: Group, today: PlainDate, editions: ReadonlyMap<string, readonly string[]>): InstalledGroup {
  const [{ contractNumber, orderNumber, placedOn, count }] = group;
  return {
    ...{ contractNumber, orderNumber: orderNumber || null, count },
    placedOn: placedOn && fromDateColumn(placedOn),
    products: group.map((row) => ({
      ...toProduct(row, today),
      hasLaterEdition: hasLaterEdition(editions.get(row.product) ?? [], row.edition),
    })),
  };
}

function toProduct(row: InstalledRow, today: PlainDate): Omit<InstalledProduct, "hasLaterEdition"> {
  const { id, product, edition, quantity, unitPriceMinor, currency } = row;
  const unitPrice = money(unitPriceMinor, currency);
  const startsOn = fromDateColumn(row.startsOn);
  return {
    ...{ id, product, edition, quantity, unitPrice, startsOn, endsOn: fromDateColumn(row.endsOn) },
    ...{ price: priceOf({ quantity, unitPrice }), deployment: deploymentOf(startsOn, today) },
  };
}

/** How the group is billed, and what day it is there. */
async function readGroup(
  tx: Tx,
  viewer: Viewer,
  billGroup: string,
): Promise<{ frequency: BillingFrequency; today: PlainDate }> {
  const [found] = await tx.$queryRaw<{ frequency: BillingFrequency; today: Date }[]>`
    SELECT bill_group.frequency::text AS frequency, portal.today(seller.time_zone) AS today
    FROM bill_group JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE bill_group.id = ${billGroup}::uuid AND ${visibleBillGroupSql(viewer)}`;
  if (!found) throw notFound();
  return { frequency: found.frequency, today: fromDateColumn(found.today) };
}

/** The editions of the products that are shown. */
async function readEditions(tx: Tx, rows: readonly PageRow[]): Promise<Map<string, string[]>> {
  const names = [...new Set(rows.map(({ product }) => product))];
  if (names.length === 0) return new Map();
  const found = await tx.product.findMany({
    where: { name: { in: names } },
    select: { name: true, editions: true },
  });
  return new Map(found.map(({ name, editions }) => [name, editions]));
}

async function readTotals(tx: Tx, asked: Asked): Promise<Pick<InstalledList, "totals" | "hasMoreTotals">> {
  const begun = Prisma.sql`subscription.starts_on <= ${asked.today}::date`;
  const found = await tx.$queryRaw<
    (Omit<ProductSum, "deployed" | "scheduled"> & { deployed: bigint; scheduled: bigint })[]
  >`
    WITH ${ownContracts(asked)}
    SELECT subscription.product, subscription.currency,
           coalesce(sum(subscription.quantity) FILTER (WHERE ${begun}), 0)::bigint AS deployed,
           coalesce(sum(subscription.quantity) FILTER (WHERE NOT (${begun})), 0)::bigint AS scheduled,
           coalesce(sum(subscription.quantity * subscription.unit_price_minor) FILTER (WHERE ${begun}), 0)::bigint
             AS "priceMinor"
    FROM own JOIN subscription ON subscription.contract_id = own.id AND ${isInstalled(asked)}
    GROUP BY subscription.product, subscription.currency
    ORDER BY subscription.product, subscription.currency LIMIT ${MOST_TOTALS + 1}`;
  const sums = found
    .slice(0, MOST_TOTALS)
    .map((row) => ({ ...row, deployed: Number(row.deployed), scheduled: Number(row.scheduled) }));
  return { totals: totalsByProduct(sums), hasMoreTotals: found.length > MOST_TOTALS };
}

/** Everything behind one of the file's rows, in the page's order. */
export const listInstalledBehind = (
  viewer: Viewer,
  { billGroup, most }: { billGroup: string; most: number },
  last: InstalledFileRow | null,
): Promise<InstalledFileRow[]> =>
  viewerReading(viewer, async (tx) => {
    const { today } = await readGroup(tx, viewer, billGroup);
    const asked = { viewer, billGroup, today };
    const found = await tx.$queryRaw<InstalledRow[]>(selectFileRows(asked, most, last));
    return found.map((row) => ({
      ...toProduct(row, today),
      ...{ contractNumber: row.contractNumber, orderNumber: row.orderNumber || null },
    }));
  });

function selectFileRows(asked: Asked, most: number, last: InstalledFileRow | null): Prisma.Sql {
  const [contract, order] = [last?.contractNumber ?? "", last?.orderNumber ?? ""];
  const beyond = last
    ? Prisma.sql`AND (own.number > ${contract} OR ${orderKey} < ${order} OR ${orderKey} = ${order}
        AND (subscription.product, subscription.id) > (${last.product}, ${last.id}::uuid))`
    : Prisma.empty;
  return Prisma.sql`
    WITH ${ownContracts(asked, last ? Prisma.sql`AND contract.number >= ${contract}` : Prisma.empty)}
    SELECT ${productColumns}, own.number AS "contractNumber", ${orderKey} AS "orderNumber"
    FROM own JOIN subscription ON subscription.contract_id = own.id AND ${isInstalled(asked)}
    LEFT JOIN customer_order placed ON placed.id = subscription.order_id
    WHERE true ${beyond}
    ORDER BY own.number, "orderNumber" DESC, subscription.product, subscription.id LIMIT ${most}`;
}
