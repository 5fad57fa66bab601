import { joinOwnAccessSql } from "@/lib/access/visible";
import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { Period } from "./types";

/** The viewer's contracts that a statement is about. */
export interface Scope {
  readonly viewer: Viewer;
  readonly group: string;
  readonly contract: string | null;
}

const ownContracts = ({ viewer, group, contract }: Scope): Prisma.Sql => Prisma.sql`
  own AS MATERIALIZED (
    SELECT contract.id, contract.number FROM contract ${joinOwnAccessSql(viewer)}
    WHERE contract.bill_group_id = ${group}::uuid ${contract ? Prisma.sql`AND contract.number = ${contract}` : Prisma.empty}
  )`;

/** Which days count, given the column that holds the day. */
type Days = (day: Prisma.Sql) => Prisma.Sql;

const until =
  (to: PlainDate): Days =>
  (day) =>
    Prisma.sql`${day} <= ${to}::date`;
const after =
  (to: PlainDate): Days =>
  (day) =>
    Prisma.sql`${day} > ${to}::date`;
const within =
  ({ from, to }: Period): Days =>
  (day) =>
    Prisma.sql`${day} BETWEEN ${from}::date AND ${to}::date`;

const issuedOn = Prisma.sql`invoice.issued_on`;

/** Two selects, since the sums of what is not void come from an index that holds nothing else. */
const invoices = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'invoice' AS kind, 1 AS rank, invoice.currency, invoice.issued_on AS "on", invoice.id, invoice.id AS invoice_id,
         NULL::uuid AS about, invoice.payable_minor AS minor, NULL::bigint AS informs
  FROM own JOIN invoice ON invoice.contract_id = own.id AND invoice.voided_at IS NULL AND ${days(issuedOn)}
  UNION ALL
  SELECT 'invoice', 1, invoice.currency, invoice.issued_on, invoice.id, invoice.id, NULL, invoice.payable_minor, NULL
  FROM own JOIN invoice ON invoice.contract_id = own.id AND invoice.voided_at IS NOT NULL AND ${days(issuedOn)}`;

const credits = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'credit' AS kind, 2 AS rank, used.currency, used.applied_on AS "on", used.id, used.invoice_id,
         used.credit_memo_id AS about, -used.amount_minor AS minor, NULL::bigint AS informs
  FROM own JOIN credit_application used ON used.contract_id = own.id AND ${days(Prisma.sql`used.applied_on`)}`;

const payments = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'payment' AS kind, 3 AS rank, share.currency, share.paid_on AS "on", share.id, share.invoice_id,
         share.payment_id AS about, -share.amount_minor AS minor, NULL::bigint AS informs
  FROM own JOIN payment_allocation share ON share.contract_id = own.id AND ${days(Prisma.sql`share.paid_on`)}
  UNION ALL
  SELECT 'payment', 3, undone.currency, undone.paid_on, undone.id, undone.invoice_id, undone.payment_id,
         -undone.amount_minor, NULL
  FROM own JOIN undone_allocation undone ON undone.contract_id = own.id AND ${days(Prisma.sql`undone.paid_on`)}`;

/** Money that was used on an invoice and taken off it: what was told of a day before stays told, and this undoes it. */
const undone = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'undone' AS kind, 4 AS rank, undone.currency, undone.undone_on AS "on", undone.id, undone.invoice_id,
         undone.payment_id AS about, undone.amount_minor AS minor, NULL::bigint AS informs
  FROM own JOIN undone_allocation undone ON undone.contract_id = own.id AND ${days(Prisma.sql`undone.undone_on`)}`;

/** An invoice that a bank's decision opened again. A chargeback's shares have no ids of their own, so one is made of both. */
const chargebacks = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'chargeback' AS kind, 5 AS rank, taken.currency, lost."on",
         md5(share.chargeback_id::text || share.invoice_id::text)::uuid AS id, share.invoice_id,
         taken.payment_id AS about, share.amount_minor AS minor, NULL::bigint AS informs
  FROM own
  JOIN chargeback_share share ON share.contract_id = own.id AND share.amount_minor > 0
  JOIN chargeback taken ON taken.id = share.chargeback_id AND taken.status = 'lost'
  JOIN invoice ON invoice.id = share.invoice_id
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  CROSS JOIN LATERAL (SELECT portal.calendar_day(taken.closed_at, seller.time_zone) AS "on") lost
  WHERE ${days(Prisma.sql`lost."on"`)}`;

/** Voiding takes back what was open then: what the invoice was for, less what it had got and kept. */
const voids = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'void' AS kind, 6 AS rank, invoice.currency, voided."on", invoice.id, invoice.id AS invoice_id,
         NULL::uuid AS about,
         (coalesce((SELECT sum(amount_minor) FROM payment_allocation WHERE invoice_id = invoice.id), 0)
          + coalesce((SELECT sum(amount_minor) FROM credit_application WHERE invoice_id = invoice.id), 0)
          - coalesce((
              SELECT sum(share.amount_minor)
              FROM chargeback_share share JOIN chargeback taken ON taken.id = share.chargeback_id
              WHERE share.invoice_id = invoice.id AND taken.status = 'lost' AND taken.closed_at <= invoice.voided_at), 0)
          - invoice.payable_minor)::bigint AS minor, NULL::bigint AS informs
  FROM own
  JOIN invoice ON invoice.contract_id = own.id AND invoice.voided_at IS NOT NULL
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  CROSS JOIN LATERAL (SELECT portal.calendar_day(invoice.voided_at, seller.time_zone) AS "on") voided
  WHERE ${days(Prisma.sql`voided."on"`)}`;

/** Money given back opens nothing again: it is told, and changes no balance [PAY-9]. */
const refunds = (days: Days): Prisma.Sql => Prisma.sql`
  SELECT 'refund' AS kind, 7 AS rank, given.currency, back."on",
         md5(share.refund_id::text || share.invoice_id::text)::uuid AS id, share.invoice_id,
         given.payment_id AS about, 0::bigint AS minor, share.amount_minor AS informs
  FROM own
  JOIN refund_share share ON share.contract_id = own.id AND share.amount_minor > 0
  JOIN refund given ON given.id = share.refund_id AND given.status IN ('pending', 'succeeded')
  JOIN invoice ON invoice.id = share.invoice_id
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  CROSS JOIN LATERAL (SELECT portal.calendar_day(given.refunded_at, seller.time_zone) AS "on") back
  WHERE ${days(Prisma.sql`back."on"`)}`;

/** One select a kind of movement; whoever adds a kind adds its select here, and the rest follows [PAY-11]. */
const SELECTS: readonly ((days: Days) => Prisma.Sql)[] = [
  ...[invoices, credits, payments, undone, chargebacks, voids, refunds],
];

const movements = (days: Days): Prisma.Sql =>
  Prisma.join(
    SELECTS.map((select) => select(days)),
    " UNION ALL ",
  );

export interface TotalRow {
  kind: string;
  currency: string;
  isBefore: boolean;
  count: number;
  minor: bigint;
  informs: bigint | null;
}

/** What happened before the period and in it, by kind: what is added up is read from indexes that hold it. */
export const readTotals = (tx: Tx, scope: Scope, { from, to }: Period): Promise<TotalRow[]> =>
  tx.$queryRaw<TotalRow[]>`
    WITH ${ownContracts(scope)}
    SELECT fact.kind, fact.currency, fact."on" < ${from}::date AS "isBefore", count(*)::int AS count,
           sum(fact.minor)::bigint AS minor, sum(fact.informs)::bigint AS informs
    FROM (${movements(until(to))}) fact GROUP BY 1, 2, 3`;

export interface OpenRow {
  kind: "open" | "unused" | "unapplied";
  currency: string;
  /** Null for what is no invoice's. */
  dueOn: Date | null;
  minor: bigint;
}

/**
 * What was open at the end of a day, by the day it fell due, and the credit not used by then: what is so now, less what
 * happened since. And the money received by then that pays nothing now. The further back the more is read; that it agrees with the movements is shown, not assumed.
 */
export const readOpen = (tx: Tx, scope: Scope, to: PlainDate): Promise<OpenRow[]> =>
  tx.$queryRaw<OpenRow[]>`
    WITH ${ownContracts(scope)}
    SELECT 'open' AS kind, open.currency, open.due_on AS "dueOn", sum(open.minor)::bigint AS minor
    FROM (
      SELECT invoice.currency, invoice.due_on, invoice.open_minor AS minor
      FROM own JOIN invoice ON invoice.contract_id = own.id AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
      WHERE invoice.issued_on <= ${to}::date
      UNION ALL
      SELECT invoice.currency, invoice.due_on, invoice.open_minor
      FROM own JOIN invoice ON invoice.contract_id = own.id
        AND (invoice.open_minor < 0 OR (invoice.open_minor > 0 AND invoice.voided_at IS NOT NULL))
      WHERE invoice.issued_on <= ${to}::date
      UNION ALL
      SELECT invoice.currency, invoice.due_on, -since.minor
      FROM (${movements(after(to))}) since
      JOIN invoice ON invoice.id = since.invoice_id AND invoice.issued_on <= ${to}::date
    ) open
    GROUP BY open.currency, open.due_on HAVING sum(open.minor) <> 0
    UNION ALL
    SELECT 'unused', memos.currency, NULL, sum(memos.minor)::bigint
    FROM (
      SELECT memo.currency, memo.left_minor AS minor
      FROM own JOIN credit_memo memo ON memo.contract_id = own.id AND memo.left_minor > 0
      WHERE memo.issued_on <= ${to}::date
      UNION ALL
      SELECT memo.currency, used.amount_minor
      FROM own JOIN credit_application used ON used.contract_id = own.id AND used.applied_on > ${to}::date
      JOIN credit_memo memo ON memo.id = used.credit_memo_id AND memo.issued_on <= ${to}::date
    ) memos
    GROUP BY memos.currency
    UNION ALL
    SELECT 'unapplied', payment.currency, NULL, sum(payment.unapplied_minor)::bigint
    FROM payment
    -- Seen whole only: what a part of it is for does not tell what is left of the rest.
    WHERE payment.unapplied_minor > 0 AND portal.sees_whole_payment(payment.id) AND EXISTS (
      SELECT FROM own JOIN payment_line line ON line.contract_id = own.id
      WHERE line.line_id = payment.id AND line.payment_id = payment.id AND line.happened_on <= ${to}::date)
    GROUP BY payment.currency`;

export interface MovementRow {
  kind: string;
  rank: number;
  currency: string;
  on: Date;
  id: string;
  minor: bigint;
  /** What a movement tells of that changes no balance. */
  informs: bigint | null;
  invoiceNumber: string;
  invoiceReference: string;
  contractNumber: string;
  paymentNumber: string | null;
  /** What names the payment in its page's address. */
  paymentId: string | null;
  memoNumber: string | null;
  memoId: string | null;
}

/** Where reading goes on: after this movement. */
export type MovementKey = Pick<MovementRow, "currency" | "on" | "rank" | "id">;

export interface MovementPage {
  readonly after?: MovementKey | null;
  readonly most: number;
  readonly currency?: string | null;
}

/** The movements of a period by currency and day, so many after another one. */
export const readMovements = (
  tx: Tx,
  scope: Scope,
  period: Period,
  { after: last = null, most, currency = null }: MovementPage,
): Promise<MovementRow[]> => {
  const only = currency ? Prisma.sql`fact.currency = ${currency}::char(3)` : Prisma.sql`true`;
  const beyond = last
    ? Prisma.sql`AND (fact.currency, fact."on", fact.rank, fact.id)
        > (${last.currency}::char(3), ${last.on}::date, ${last.rank}::int, ${last.id}::uuid)`
    : Prisma.empty;
  return tx.$queryRaw<MovementRow[]>`
    WITH ${ownContracts(scope)}, page AS MATERIALIZED (
      SELECT fact.* FROM (${movements(within(period))}) fact WHERE ${only} ${beyond}
      ORDER BY fact.currency, fact."on", fact.rank, fact.id LIMIT ${most}
    )
    SELECT page.kind, page.rank, page.currency, page."on", page.id, page.minor, page.informs, invoice.number AS "invoiceNumber",
           invoice.reference AS "invoiceReference", own.number AS "contractNumber",
           coalesce(payment.number, undone.payment_number) AS "paymentNumber", coalesce(payment.attempt_id, payment.id) AS "paymentId",
           memo.number AS "memoNumber", memo.id AS "memoId"
    FROM page
    JOIN invoice ON invoice.id = page.invoice_id
    JOIN own ON own.id = invoice.contract_id
    LEFT JOIN payment ON page.kind IN ('payment', 'undone', 'chargeback', 'refund')
      AND payment.account_id = invoice.account_id AND payment.id = page.about
    -- Whose payment is not theirs to see any more reads its number here.
    LEFT JOIN undone_allocation undone ON undone.account_id = invoice.account_id AND undone.id = page.id
    LEFT JOIN credit_memo memo ON page.kind = 'credit'
      AND memo.account_id = invoice.account_id AND memo.id = page.about
    ORDER BY page.currency, page."on", page.rank, page.id`;
};
