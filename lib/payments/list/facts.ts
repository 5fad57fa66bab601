import { joinOwnAccessSql } from "@/lib/access/visible";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Money, money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { changeableGroupsSql, seesMethodInListSql } from "../facts";
import type { PaymentMethodKind } from "../types";
import { paymentStatus } from "./rules";
import type { PaymentLine, PaymentLineKind } from "./types";

/** Named on a line; the payment's page has all. */
const MOST_SHARES = 10;

/** A line as SQL finds it; lists come as JSON, amounts as text. */
export interface LineRow {
  id: string;
  kind: PaymentLineKind;
  on: Date;
  paymentId: string;
  attemptId: string | null;
  number: string;
  method: PaymentMethodKind;
  methodName: string | null;
  last4: string | null;
  currency: string;
  /** Of the line as a whole. */
  wholeMinor: bigint;
  isWhole: boolean;
  allocatedMinor: bigint;
  state: string | null;
  refundedMinor: bigint;
  unappliedMinor: bigint;
  hasLost: boolean;
  hasOpen: boolean;
  shares: { reference: string; number: string; minor: string }[];
  seenMinor: bigint;
  shareCount: number;
}

const lateralShares = (): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('reference', part.reference, 'number', part.number, 'minor', part.minor::text)
                             ORDER BY part.reference) FILTER (WHERE part.rank <= ${MOST_SHARES}::int), '[]') AS shares,
           coalesce(sum(part.minor), 0)::bigint AS minor, count(*)::int AS count
    FROM (
      SELECT invoice.reference, invoice.number, share.amount_minor AS minor,
             row_number() OVER (ORDER BY invoice.reference) AS rank
      FROM (
        SELECT one.invoice_id, one.amount_minor, one.contract_id FROM payment_allocation one
        WHERE line.kind = 'payment' AND one.payment_id = line.line_id
        UNION ALL
        SELECT one.invoice_id, one.amount_minor, one.contract_id FROM refund_share one
        WHERE line.kind = 'refund' AND one.refund_id = line.line_id AND one.amount_minor > 0
        UNION ALL
        SELECT one.invoice_id, one.amount_minor, one.contract_id FROM chargeback_share one
        WHERE line.kind = 'chargeback' AND one.chargeback_id = line.line_id AND one.amount_minor > 0
      ) share
      JOIN mine_all ON mine_all.id = share.contract_id
      JOIN invoice ON invoice.id = share.invoice_id
    ) part
  ) seen`;

/** What it paid of the viewer's, and what went back of it. */
const whatBecameOfIt = Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(share.amount_minor), 0)::bigint AS minor FROM payment_allocation share
    JOIN mine_all ON mine_all.id = share.contract_id WHERE share.payment_id = payment.id
  ) paid
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(made.unapplied_minor), 0)::bigint AS unapplied,
           coalesce(sum(made.unapplied_minor + (
             SELECT coalesce(sum(share.amount_minor), 0) FROM refund_share share
             JOIN mine_all ON mine_all.id = share.contract_id WHERE share.refund_id = made.id)), 0)::bigint AS minor
    FROM refund made WHERE made.payment_id = payment.id AND made.status IN ('pending', 'succeeded')
  ) back
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(one.status = 'lost'), false) AS has_lost,
           coalesce(bool_or(one.status = 'open'), false) AS has_open,
           coalesce(sum(one.unapplied_minor) FILTER (WHERE one.status = 'lost'), 0)::bigint AS unapplied
    FROM chargeback one WHERE one.payment_id = payment.id
  ) took`;

/**
 * What the lines of `page` (line_id, kind, happened_on, payment_id) say to a viewer.
 */
export const selectLines = (viewer: Viewer, page: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH mine_all AS MATERIALIZED (
    SELECT contract.id, contract.bill_group_id FROM contract ${joinOwnAccessSql(viewer)}
  ), changeable AS MATERIALIZED (${changeableGroupsSql}), line AS MATERIALIZED (${page})
  SELECT line.line_id AS id, line.kind::text AS kind, line.happened_on AS "on", payment.id AS "paymentId",
         payment.attempt_id AS "attemptId", payment.number, payment.method::text AS method,
         CASE WHEN may.sees THEN payment.method_name END AS "methodName",
         CASE WHEN may.sees THEN payment.last4 END AS last4, payment.currency,
         coalesce(refund.amount_minor, chargeback.amount_minor, payment.amount_minor) AS "wholeMinor",
         portal.sees_whole_payment(payment.id) AS "isWhole",
         paid.minor AS "allocatedMinor", coalesce(refund.status::text, chargeback.status::text) AS state,
         back.minor AS "refundedMinor",
         payment.amount_minor - paid.minor - back.unapplied - took.unapplied AS "unappliedMinor",
         took.has_lost AS "hasLost", took.has_open AS "hasOpen",
         seen.shares, seen.minor AS "seenMinor", seen.count AS "shareCount"
  FROM line
  JOIN payment ON payment.id = line.payment_id
  LEFT JOIN refund ON line.kind = 'refund' AND refund.id = line.line_id AND refund.payment_id = payment.id
  LEFT JOIN chargeback ON line.kind = 'chargeback' AND chargeback.id = line.line_id AND chargeback.payment_id = payment.id
  ${lateralShares()}
  ${whatBecameOfIt}
  CROSS JOIN LATERAL (SELECT ${seesMethodInListSql(viewer, Prisma.sql`mine_all`, Prisma.sql`changeable`)} AS sees) may
  ORDER BY line.happened_on DESC, line.line_id DESC`;

export function toLine(row: LineRow): PaymentLine {
  const amount = (minor: bigint): Money => money(minor, row.currency);
  const { id, kind, number, method, methodName, last4, isWhole, attemptId, paymentId } = row;
  const minor = isWhole ? row.wholeMinor : row.seenMinor;
  return {
    ...{ id, kind, number, method, methodName, last4, on: fromDateColumn(row.on) },
    pageId: attemptId ?? paymentId,
    receiptId: kind === "payment" && row.allocatedMinor > 0n ? (attemptId ?? paymentId) : null,
    status: statusOf(row),
    amount: amount(kind === "payment" ? minor : -minor),
    shares: row.shares.map((share) => ({
      ...{ reference: share.reference, number: share.number, amount: amount(BigInt(share.minor)) },
    })),
    moreShares: Math.max(0, row.shareCount - row.shares.length),
    unapplied: kind === "payment" && isWhole && row.unappliedMinor > 0n ? amount(row.unappliedMinor) : null,
    isPart: !isWhole,
  };
}

const REFUND = { pending: "refund_pending", succeeded: "refund_made" } as const;
const CHARGEBACK = { open: "chargeback_open", won: "chargeback_won" } as const;

function statusOf(row: LineRow): PaymentLine["status"] {
  if (row.kind === "refund") return REFUND[row.state as keyof typeof REFUND] ?? "refund_failed";
  if (row.kind === "chargeback") return CHARGEBACK[row.state as keyof typeof CHARGEBACK] ?? "chargeback_lost";
  return paymentStatus({
    receivedMinor: row.isWhole ? row.wholeMinor : row.allocatedMinor,
    refundedMinor: row.refundedMinor,
    unappliedMinor: row.isWhole ? row.unappliedMinor : 0n,
    ...{ hasLost: row.hasLost, hasOpen: row.hasOpen },
  });
}

/** A payment on its way. */
export interface AttemptRow {
  id: string;
  at: Date;
  timeZone: string;
  method: PaymentMethodKind;
  currency: string;
  minor: bigint;
  isPart: boolean;
  shares: LineRow["shares"];
}

export const toUnderWay = (row: AttemptRow): PaymentLine => ({
  ...{ id: row.id, kind: "attempt", on: calendarDay(row.at, row.timeZone), number: null, pageId: row.id },
  ...{ receiptId: null, method: row.method, methodName: null, last4: null, status: "processing", unapplied: null },
  amount: money(row.minor, row.currency),
  shares: row.shares
    .slice(0, MOST_SHARES)
    .map(({ reference, number, minor }) => ({ reference, number, amount: money(BigInt(minor), row.currency) })),
  moreShares: Math.max(0, row.shares.length - MOST_SHARES),
  isPart: row.isPart,
});
