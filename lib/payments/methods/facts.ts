import { visibleBillGroupSql } from "@/lib/access/visible";
import { joinStandingSql, type StandingFound, standingColumnsSql, toStanding } from "@/lib/billing/facts";
import type { BillGroupStanding } from "@/lib/billing/types";
import { calendarDay, fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { MethodDetails, SavedKind } from "./types";

/** The last day of a card's month. */
export const expiresOnSql = Prisma.sql`
  (make_date(details.expiry_year, details.expiry_month, 1) + interval '1 month - 1 day')::date`;

/** A method that is there, as rules look at it; what tells it from others is null for who may not see that. */
export interface MethodFacts {
  readonly id: string;
  readonly kind: SavedKind;
  readonly isDefault: boolean;
  /** The last day a card is good for. */
  readonly expiresOn: PlainDate | null;
}

/** One of a bill group's methods that was not removed, inside a transaction; null: there is none. */
export async function findMethodFacts(tx: Tx, billGroupId: string, id: string): Promise<MethodFacts | null> {
  const [found] = await tx.$queryRaw<(Omit<MethodFacts, "expiresOn"> & { expiresOn: Date | null })[]>`
    SELECT method.id, method.kind::text AS kind, method.is_default AS "isDefault", ${expiresOnSql} AS "expiresOn"
    FROM payment_method method LEFT JOIN payment_method_details details ON details.method_id = method.id
    WHERE method.id = ${id}::uuid AND method.bill_group_id = ${billGroupId}::uuid AND method.removed_at IS NULL`;
  return found ? { ...found, expiresOn: found.expiresOn && fromDateColumn(found.expiresOn) } : null;
}

/** The bill group that methods belong to. */
export interface MethodGroup {
  readonly id: string;
  readonly accountId: string;
  readonly account: string;
  readonly autoPay: boolean;
  readonly timeZone: string;
  readonly today: PlainDate;
  readonly standing: BillGroupStanding;
}

/** One of the bill groups in which the viewer sees something. @throws DomainError NOT_FOUND */
export async function getMethodGroup(tx: Tx, viewer: Viewer, id: string): Promise<MethodGroup> {
  const [found] = await tx.$queryRaw<(StandingFound & Omit<MethodGroup, "today" | "standing"> & { today: Date })[]>`
    SELECT bill_group.id, bill_group.account_id AS "accountId", account.name AS account, bill_group.auto_pay AS "autoPay",
           seller.time_zone AS "timeZone", portal.today(seller.time_zone) AS today, ${standingColumnsSql}
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    ${joinStandingSql}
    WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${id}::uuid`;
  if (!found) throw notFound();
  const { accountId, account, autoPay, timeZone } = found;
  return { id, accountId, account, autoPay, timeZone, today: fromDateColumn(found.today), standing: toStanding(found) };
}

/** A method with what rests on it. */
export interface MethodRow extends MethodFacts {
  readonly addedOn: PlainDate;
  readonly details: MethodDetails | null;
  /** Numbers of the viewer's active contracts that use it. */
  readonly contracts: readonly string[];
  /** All active contracts that use it; null for who may not know. */
  readonly uses: number | null;
  readonly isPaying: boolean;
}

interface MethodFound {
  id: string;
  kind: SavedKind;
  isDefault: boolean;
  addedAt: Date;
  name: string | null;
  last4: string | null;
  expiresOn: Date | null;
  contracts: string[];
  uses: number | null;
  isPaying: boolean | null;
}

/** Far more than anybody keeps. */
const MOST_METHODS = 50;

/** A bill group's methods, the default one first, then the newest; inside a transaction of the viewer's. */
export async function listMethodRows(tx: Tx, { id, timeZone, today }: MethodGroup): Promise<MethodRow[]> {
  const found = await tx.$queryRaw<MethodFound[]>`
    SELECT method.id, method.kind::text AS kind, method.is_default AS "isDefault", method.added_at AS "addedAt",
           details.name, details.last4, ${expiresOnSql} AS "expiresOn", use.contracts AS uses, use.pays AS "isPaying",
           ARRAY(SELECT contract.number FROM contract
                 WHERE contract.bill_group_id = method.bill_group_id AND contract.ends_on >= ${today}::date
                   AND portal.method_of(contract.id) = method.id ORDER BY contract.number) AS contracts
    FROM payment_method method
    LEFT JOIN payment_method_details details ON details.method_id = method.id
    LEFT JOIN LATERAL portal.method_use(method.id) use ON true
    WHERE method.bill_group_id = ${id}::uuid AND method.removed_at IS NULL
    ORDER BY method.is_default DESC, method.added_at DESC, method.id LIMIT ${MOST_METHODS}`;
  return found.map(({ name, last4, expiresOn, addedAt, isPaying, ...row }) => {
    const until = expiresOn && fromDateColumn(expiresOn);
    return {
      ...row,
      addedOn: calendarDay(addedAt, timeZone),
      expiresOn: until,
      isPaying: isPaying ?? false,
      details: name && last4 ? { name, last4, expiresOn: until } : null,
    };
  });
}
