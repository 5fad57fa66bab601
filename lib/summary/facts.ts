import { joinOwnAccessSql, visibleBillGroupSql, visibleCaseSql, visibleRequestSql } from "@/lib/access/visible";
import type { SuspensionReason } from "@/lib/accounts/types";
import { isDisputed, isProcessing, isUnpaid, waits } from "@/lib/invoices/list/facts";
import { expiresOnSql } from "@/lib/payments/methods/facts";
import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { BillingFrequency } from "@/lib/subscriptions/types";
import { MONTHS_SHOWN } from "./rules";

const MOST_PAYMENTS = 5;
const MOST_GROUPS = 10;
const MOST_CARDS = 20;
const MOST_WAITING = 5;

/** Lists come as JSON, so that one statement brings them all: days as text, and amounts too, which may be long. */
export interface HomeFactsRow {
  name: string;
  account: string;
  suspension: SuspensionReason | null;
  frequency: BillingFrequency;
  anchorOn: Date;
  autoPay: boolean;
  poNumber: string | null;
  timeZone: string;
  today: Date;
  contracts: number;
  seesAll: boolean;
  hasInvoices: boolean;
  open: {
    currency: string;
    dueOn: PlainDate;
    isDisputed: boolean;
    minor: string;
    count: number;
    waiting: number;
  }[];
  moved: { kind: "billed" | "paid"; currency: string; on: PlainDate; minor: string }[];
  payments: {
    id: string;
    number: string;
    on: PlainDate;
    methodName: string;
    last4: string | null;
    currency: string;
    minor: string;
  }[];
  cards: { id: string; name: string; last4: string; expiresOn: PlainDate }[];
  elsewhere: { id: string; name: string; count: number; since: PlainDate }[];
  cases: { id: string; on: PlainDate }[];
  disputes: { reference: string; number: string; on: PlainDate }[];
  openRequests: number;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
  aeName: string;
  aeEmail: string;
  aePhone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

const listOf = (select: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(jsonb_agg(to_jsonb(found)), '[]') FROM (${select}) found)`;

/**
 * What is open, by the day it falls due and by whether it is disputed: from an index that holds open invoices only. What waits
 * to be paid is counted by the conditions of the list.
 */
const openByDay = Prisma.sql`
  SELECT found.currency, found.due_on AS "dueOn", found.disputed AS "isDisputed", sum(found.open_minor)::text AS minor,
         count(*)::int AS count, count(*) FILTER (WHERE NOT found.disputed AND NOT found.processing)::int AS waiting
  FROM (
    SELECT invoice.currency, invoice.due_on, invoice.open_minor, ${isDisputed} AS disputed, ${isProcessing} AS processing
    FROM own JOIN invoice ON invoice.contract_id = own.id AND ${isUnpaid}
  ) found
  GROUP BY found.currency, found.due_on, found.disputed`;

const firstDay = Prisma.sql`(date_trunc('month', place.today) - make_interval(months => ${MONTHS_SHOWN - 1}))::date`;

/** By day of issue and by day of payment, each from an index that holds what is added up [BIL-6]. */
const billedAndPaid = Prisma.sql`
  SELECT 'billed' AS kind, invoice.currency, invoice.issued_on AS "on", sum(invoice.payable_minor)::text AS minor
  FROM own JOIN invoice
    ON invoice.contract_id = own.id AND invoice.issued_on >= ${firstDay} AND invoice.voided_at IS NULL
  GROUP BY invoice.currency, invoice.issued_on
  UNION ALL
  SELECT 'paid', share.currency, share.paid_on, sum(share.amount_minor)::text
  FROM own JOIN payment_allocation share ON share.contract_id = own.id AND share.paid_on >= ${firstDay}
  GROUP BY share.currency, share.paid_on`;

/** The newest of each contract, of those the newest of all, with what went to these contracts. */
const lastPayments = Prisma.sql`
  SELECT coalesce(payment.attempt_id, payment.id) AS id, payment.number, newest.paid_on AS "on",
         payment.method_name AS "methodName", payment.last4, payment.currency, paid.minor
  FROM (
    SELECT max(latest.paid_on) AS paid_on, latest.payment_id
    FROM own CROSS JOIN LATERAL (
      SELECT DISTINCT share.paid_on, share.payment_id FROM payment_allocation share
      WHERE share.contract_id = own.id ORDER BY share.paid_on DESC, share.payment_id DESC LIMIT ${MOST_PAYMENTS}
    ) latest
    GROUP BY latest.payment_id ORDER BY max(latest.paid_on) DESC, latest.payment_id DESC LIMIT ${MOST_PAYMENTS}
  ) newest
  JOIN payment ON payment.id = newest.payment_id
  CROSS JOIN LATERAL (
    SELECT sum(share.amount_minor)::text AS minor FROM payment_allocation share
    WHERE share.payment_id = payment.id AND share.contract_id IN (SELECT id FROM own)
  ) paid
  ORDER BY newest.paid_on DESC, payment.number DESC`;

/** The group's cards, as far as the viewer may know one from another: row-level security leaves them the details they may see. */
const cards = (viewer: Viewer, billGroup: string): Prisma.Sql => Prisma.sql`
  SELECT method.id, details.name, details.last4, ${expiresOnSql} AS "expiresOn"
  FROM bill_group
  JOIN payment_method method ON method.bill_group_id = bill_group.id AND method.removed_at IS NULL
  JOIN payment_method_details details ON details.method_id = method.id AND details.bill_group_id = ${billGroup}::uuid
    -- Years compare before the policy is asked, which is dear.
    AND details.expiry_year <= (SELECT extract(year FROM place.today)::int + 1 FROM place)
  WHERE bill_group.id = ${billGroup}::uuid AND ${visibleBillGroupSql(viewer)}
  ORDER BY "expiresOn", method.id LIMIT ${MOST_CARDS}`;

/** The viewer's own cases that the seller has answered, what waits longest first; the day is the group's [HLP-3]. */
const waitingCases = (viewer: Viewer): Prisma.Sql => Prisma.sql`
  SELECT support_case.number AS id, (support_case.last_at AT TIME ZONE place."timeZone")::date AS "on"
  FROM place CROSS JOIN support_case
  WHERE ${visibleCaseSql(viewer)} AND support_case.status = 'waiting'
  ORDER BY support_case.last_at, support_case.id LIMIT ${MOST_WAITING}`;

/** Open disputes in which the seller wrote last, what waits longest first [INV-9]. */
const answeredDisputes = Prisma.sql`
  SELECT invoice.reference, invoice.number, (last.sent_at AT TIME ZONE place."timeZone")::date AS "on"
  FROM place CROSS JOIN own
  JOIN dispute ON dispute.contract_id = own.id AND dispute.closed_at IS NULL
  JOIN invoice ON invoice.id = dispute.invoice_id
  CROSS JOIN LATERAL (
    SELECT message.staff_id, message.sent_at FROM dispute_message message
    WHERE message.dispute_id = dispute.id ORDER BY message.sent_at DESC, message.id DESC LIMIT 1
  ) last
  WHERE last.staff_id IS NOT NULL ORDER BY last.sent_at, invoice.reference LIMIT ${MOST_WAITING}`;

/** Overdue and waiting to be paid in the viewer's other bill groups: nobody has to look there to know. */
const overdueElsewhere = (viewer: Viewer, billGroup: string): Prisma.Sql => Prisma.sql`
  SELECT other.id, other.name, count(*)::int AS count, min(invoice.due_on) AS since
  FROM contract ${joinOwnAccessSql(viewer)}
  JOIN bill_group other ON other.id = contract.bill_group_id AND other.id <> ${billGroup}::uuid
  JOIN seller_entity entity ON entity.id = other.seller_entity_id
  JOIN invoice ON invoice.contract_id = contract.id AND invoice.due_on < portal.today(entity.time_zone)
    AND ${waits}
  GROUP BY other.id, other.name ORDER BY since, other.name LIMIT ${MOST_GROUPS}`;

/** One of the viewer's bill groups with all that Home adds up, in one statement. @throws DomainError NOT_FOUND */
export async function readHomeFacts(tx: Tx, viewer: Viewer, billGroup: string): Promise<HomeFactsRow> {
  const [row] = await tx.$queryRaw<HomeFactsRow[]>`
    WITH own AS MATERIALIZED (
      SELECT contract.id FROM contract ${joinOwnAccessSql(viewer)} WHERE contract.bill_group_id = ${billGroup}::uuid
    ), place AS MATERIALIZED (
      SELECT bill_group.name, account.name AS account,
             account.suspension_reason::text AS suspension,
             bill_group.frequency::text AS frequency, bill_group.billing_anchor_on AS "anchorOn",
             bill_group.auto_pay AS "autoPay", bill_group.po_number AS "poNumber",
             seller.time_zone AS "timeZone", portal.today(seller.time_zone) AS today,
             seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
             seller.customer_service_phone AS "servicePhone",
             executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone",
             collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
      FROM bill_group
      JOIN account ON account.id = bill_group.account_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      JOIN staff executive ON executive.id = account.account_executive_id
      JOIN staff collector ON collector.id = account.collector_id
      WHERE bill_group.id = ${billGroup}::uuid AND ${visibleBillGroupSql(viewer)}
    )
    SELECT place.*, (SELECT count(*) FROM own)::int AS contracts,
           portal.sees_whole_group(${billGroup}::uuid) AS "seesAll",
           (SELECT count(*) FROM product_request request
            WHERE request.bill_group_id = ${billGroup}::uuid AND request.status = 'open'
              AND ${visibleRequestSql(viewer)})::int AS "openRequests",
           EXISTS (SELECT FROM own JOIN invoice ON invoice.contract_id = own.id) AS "hasInvoices",
           ${listOf(openByDay)} AS open, ${listOf(billedAndPaid)} AS moved,
           ${listOf(lastPayments)} AS payments, ${listOf(overdueElsewhere(viewer, billGroup))} AS elsewhere,
           ${listOf(cards(viewer, billGroup))} AS cards, ${listOf(waitingCases(viewer))} AS cases,
           ${listOf(answeredDisputes)} AS disputes
    FROM place`;
  if (!row) throw notFound();
  return row;
}
