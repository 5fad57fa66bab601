import { joinOwnAccessSql } from "@/lib/access/visible";
import { subscriptionStatusSql } from "@/lib/contracts/facts";
import { calendarDay, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { UpgradeFacts } from "./types";

/** A subscription that an upgrade may be asked for. */
export interface FoundUpgrade extends UpgradeFacts {
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly product: string;
  readonly quantity: number;
}

interface UpgradeRow extends Omit<FoundUpgrade, "open" | "editions"> {
  editions: string[] | null;
  openId: string | null;
  askedAt: Date | null;
  timeZone: string;
}

/** One of the viewer's subscriptions with its product's editions, as the rows are now. @throws DomainError NOT_FOUND [ACC-6] */
export async function getUpgradeFacts(tx: Tx, viewer: Viewer, subscription: string): Promise<FoundUpgrade> {
  const [row] = await tx.$queryRaw<UpgradeRow[]>`
    SELECT contract.account_id AS "accountId", contract.bill_group_id AS "billGroupId", contract.id AS "contractId",
           contract.number AS "contractNumber", subscription.product, subscription.quantity, subscription.edition,
           product.editions, waiting.id AS "openId", waiting.asked_at AS "askedAt", seller.time_zone AS "timeZone",
           ${subscriptionStatusSql(Prisma.sql`portal.today(seller.time_zone)`)} = 'ended' AS "hasEnded"
    FROM subscription
    JOIN contract ON contract.id = subscription.contract_id ${joinOwnAccessSql(viewer)}
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    LEFT JOIN product ON product.name = subscription.product
    LEFT JOIN product_request waiting ON waiting.subscription_id = subscription.id AND waiting.status = 'open'
    WHERE subscription.id = ${subscription}::uuid`;
  if (!row) throw notFound();
  const { openId, askedAt, timeZone, editions, ...found } = row;
  const askedOn: PlainDate | null = askedAt && calendarDay(askedAt, timeZone);
  return { ...found, editions: editions ?? [], open: openId && askedOn ? { id: openId, askedOn } : null };
}
