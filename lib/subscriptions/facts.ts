import { joinOwnAccessSql } from "@/lib/access/visible";
import { subscriptionStatusSql } from "@/lib/contracts/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { BillableSubscription, BillingPeriod, SubscriptionStatus } from "./types";

/** What the estimate and the pages look at, as SQL finds it. */
export interface SubscriptionFactsRow {
  id: string;
  product: string;
  quantity: number;
  unitPriceMinor: bigint;
  currency: string;
  status: SubscriptionStatus;
  startsOn: Date;
  endsOn: Date;
  contractNumber: string;
  contractStartsOn: Date;
  contractEndsOn: Date;
  billedThrough: Date | null;
}

/** Of `subscription` and `contract`; `today` in the seller entity's zone. */
export const subscriptionColumns = (today: Prisma.Sql): Prisma.Sql => Prisma.sql`
  subscription.id, subscription.product, subscription.quantity, subscription.unit_price_minor AS "unitPriceMinor",
  subscription.currency, ${subscriptionStatusSql(today)} AS status, subscription.starts_on AS "startsOn",
  subscription.ends_on AS "endsOn", contract.number AS "contractNumber", contract.starts_on AS "contractStartsOn",
  contract.ends_on AS "contractEndsOn", subscription.billed_through AS "billedThrough"`;

export const toBillable = (row: SubscriptionFactsRow): BillableSubscription => ({
  id: row.id,
  product: row.product,
  contractNumber: row.contractNumber,
  quantity: row.quantity,
  unitPrice: money(row.unitPriceMinor, row.currency),
  status: row.status,
  startsOn: fromDateColumn(row.startsOn),
  endsOn: fromDateColumn(row.endsOn),
  contractStartsOn: fromDateColumn(row.contractStartsOn),
  contractEndsOn: fromDateColumn(row.contractEndsOn),
  billedThrough: row.billedThrough && fromDateColumn(row.billedThrough),
});

/** The day it is for the seller entity of a bill group, found once a statement as `clock`. */
export const clockOf = (billGroup: string): Prisma.Sql => Prisma.sql`
  clock AS MATERIALIZED (
    SELECT portal.today(seller.time_zone) AS today
    FROM bill_group JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE bill_group.id = ${billGroup}::uuid
  )`;
export const clockToday = Prisma.sql`(SELECT clock.today FROM clock)`;

/** More than these are not added up on a page. */
const MOST_BILLABLE = 5_000;

/** What a period can bill of the viewer's contracts in a bill group; null where there is too much of it. */
export async function readBillable(
  tx: Tx,
  viewer: Viewer,
  billGroup: string,
  { from, to }: BillingPeriod,
): Promise<BillableSubscription[] | null> {
  const found = await tx.$queryRaw<SubscriptionFactsRow[]>`
    WITH ${clockOf(billGroup)}
    SELECT ${subscriptionColumns(clockToday)}
    FROM contract ${joinOwnAccessSql(viewer)}
    JOIN subscription ON subscription.contract_id = contract.id
    WHERE contract.bill_group_id = ${billGroup}::uuid AND contract.ends_on >= ${from}::date
      AND contract.starts_on <= ${to}::date AND subscription.status <> 'ended'
      AND subscription.starts_on <= ${to}::date AND subscription.ends_on >= ${from}::date
      AND (subscription.billed_through IS NULL OR subscription.billed_through < ${to}::date)
    LIMIT ${MOST_BILLABLE + 1}`;
  return found.length > MOST_BILLABLE ? null : found.map(toBillable);
}
