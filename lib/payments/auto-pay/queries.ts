import { visibleBillGroupSql } from "@/lib/access/visible";
import { joinStandingSql, type StandingFound, standingColumnsSql, toStanding } from "@/lib/billing/facts";
import { canChangeBillGroup } from "@/lib/billing/rules";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import {
  type AutoPayRow,
  cardEndSql,
  hasStruckSql,
  isChargedBackSql,
  selectAutoPay,
  toAutoPayFacts,
  todayOf,
} from "./facts";
import { autoPayPlan, canTurnOnAutoPay, nextStrike } from "./rules";
import type { AutoPayPage, InvoiceAutoPay, MethodName, PlannedInvoice } from "./types";

const MOST_LISTED = 50;

/** A bill group as turning auto-pay on and off looks at it. */
export interface GroupFound extends StandingFound {
  id: string;
  accountId: string;
  account: string;
  timeZone: string;
  today: Date;
  hasStruck: boolean;
  isOn: boolean;
  methodId: string | null;
  expiresOn: Date | null;
  methodName: string | null;
  last4: string | null;
}

/** Inside a transaction. @throws DomainError NOT_FOUND */
export async function getGroup(tx: Tx, viewer: Viewer, id: string): Promise<GroupFound> {
  const [found] = await tx.$queryRaw<GroupFound[]>`
    SELECT ${standingColumnsSql}, bill_group.id, bill_group.account_id AS "accountId", account.name AS account,
           seller.time_zone AS "timeZone", portal.today(seller.time_zone) AS today, ${hasStruckSql} AS "hasStruck",
           bill_group.auto_pay AS "isOn", method.id AS "methodId", ${cardEndSql} AS "expiresOn",
           details.name AS "methodName", details.last4
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    LEFT JOIN payment_method method ON method.bill_group_id = bill_group.id AND method.is_default
    LEFT JOIN payment_method_details details ON details.method_id = method.id
    ${joinStandingSql}
    WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${id}::uuid`;
  if (!found) throw notFound();
  return found;
}

/** The first day on which it would pay, if it were turned on now. */
export const beginOf = ({ today, hasStruck }: Pick<GroupFound, "today" | "hasStruck">): PlainDate =>
  nextStrike(fromDateColumn(today), hasStruck);

/** The rule's answer for turning it on. */
export const turningOn = (found: GroupFound) =>
  canTurnOnAutoPay(
    toStanding(found),
    found.methodId ? { expiresOn: found.expiresOn && fromDateColumn(found.expiresOn) } : null,
    fromDateColumn(found.today),
  );

/** What auto-pay does in a bill group, or would do, invoice by invoice [BIL-4]. @throws DomainError NOT_FOUND */
export const getAutoPayPage = (viewer: Viewer, id: string): Promise<AutoPayPage> =>
  viewerReading(viewer, async (tx) => {
    const found = await getGroup(tx, viewer, id);
    const rows = await tx.$queryRaw<AutoPayRow[]>(
      selectAutoPay(
        viewer,
        Prisma.sql`WHERE contract.bill_group_id = ${id}::uuid AND contract.paid_by = 'card'
          AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
          ORDER BY invoice.due_on, invoice.reference LIMIT ${MOST_LISTED + 1}`,
      ),
    );
    const wanted = found.isOn ? undefined : { from: beginOf(found) };
    return {
      ...{ id, name: found.billGroupName, account: found.account, timeZone: found.timeZone, isOn: found.isOn },
      today: fromDateColumn(found.today),
      change: found.isOn ? canChangeBillGroup(toStanding(found)) : turningOn(found),
      hasMethod: found.methodId !== null,
      method: nameOf(found),
      invoices: rows.slice(0, MOST_LISTED).map((row) => toPlanned(row, wanted)),
      hasMore: rows.length > MOST_LISTED,
    };
  });

const nameOf = ({ methodName, last4 }: { methodName: string | null; last4: string | null }): MethodName =>
  methodName && last4 ? { name: methodName, last4 } : null;

const toPlanned = (row: AutoPayRow, wanted?: { from: PlainDate }): PlannedInvoice => ({
  ...autoPayPlan(toAutoPayFacts(row, wanted), todayOf(row)),
  ...{ reference: row.reference, number: row.number, contractNumber: row.contractNumber },
  dueOn: fromDateColumn(row.dueOn),
  open: money(row.openMinor, row.currency),
  method: nameOf(row),
});

/** What becomes of one of the viewer's invoices by itself; null where nothing does. */
export const findInvoiceAutoPay = (viewer: Viewer, reference: string): Promise<InvoiceAutoPay | null> =>
  viewerReading(viewer, async (tx) => {
    const [row] = await tx.$queryRaw<AutoPayRow[]>(
      selectAutoPay(viewer, Prisma.sql`WHERE invoice.reference = ${reference} AND bill_group.auto_pay`),
    );
    if (!row?.isByCard || row.isVoid || row.openMinor <= 0n) return null;
    const { billGroupId, timeZone, tries } = row;
    const declined = tries.filter(({ outcome }) => outcome === "declined").at(-1)?.reason ?? null;
    return { ...autoPayPlan(toAutoPayFacts(row), todayOf(row)), billGroupId, timeZone, declined, method: nameOf(row) };
  });

/** The bill group's open invoices that auto-pay has stopped trying, for Home: what needs attention [BIL-1, BIL-4]. */
export async function readStopped(tx: Tx, viewer: Viewer, billGroupId: string): Promise<PlannedInvoice[]> {
  const rows = await tx.$queryRaw<AutoPayRow[]>(
    selectAutoPay(
      viewer,
      Prisma.sql`WHERE contract.bill_group_id = ${billGroupId}::uuid AND bill_group.auto_pay
          AND contract.paid_by = 'card' AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
          AND (EXISTS (SELECT FROM auto_pay_try made WHERE made.invoice_id = invoice.id AND made.outcome = 'declined')
               OR ${isChargedBackSql})
          ORDER BY invoice.due_on, invoice.reference LIMIT ${MOST_LISTED}`,
    ),
  );
  return rows
    .map((row) => toPlanned(row))
    .filter(({ decision }) => !decision.allowed && decision.reason.startsWith("auto_pay."));
}
