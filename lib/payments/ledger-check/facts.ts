import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Checked, Finding } from "./types";

/**
 * What of our own books is compared. Each comparison is one statement over many rows, so that it sees one moment: what is
 * being written meanwhile is seen whole or not at all.
 */
interface Comparison {
  readonly checked: Checked;
  readonly table: Prisma.Sql;
  /** The rows that the newest facts or attempts are about. */
  readonly lately: (most: number) => Prisma.Sql;
  readonly findings: (tx: Tx, ids: readonly string[]) => Promise<Finding[]>;
}

const uuids = (ids: readonly string[]): Prisma.Sql => Prisma.sql`${ids}::uuid[]`;

/** Amounts that should be the same, as findings where they are not. */
const unequal = (of: string, pairs: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT ${of} AS of, one.name, one.id::text AS id, pair.what, pair.expected || ' ' || one.currency AS expected,
         pair.found || ' ' || one.currency AS found
  FROM one CROSS JOIN LATERAL (VALUES ${pairs}) pair (what, expected, found)
  WHERE pair.expected <> pair.found ORDER BY one.id`;

const newestFacts = (most: number): Prisma.Sql =>
  Prisma.sql`(SELECT id FROM ledger_transaction ORDER BY at DESC LIMIT ${most})`;

const newestOf = (column: Prisma.Sql, most: number): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ${column}::text AS id FROM ledger_entry
  WHERE transaction_id IN ${newestFacts(most)} AND ${column} IS NOT NULL`;

const invoices: Comparison = {
  checked: "invoices",
  table: Prisma.sql`invoice`,
  lately: (most) => newestOf(Prisma.sql`invoice_id`, most),
  findings: (tx, ids) => tx.$queryRaw<Finding[]>`
    WITH posted AS (
      SELECT entry.invoice_id,
             sum(amount_minor) AS open,
             sum(amount_minor) FILTER (WHERE fact_key = 'invoice:' || entry.invoice_id) AS issued,
             sum(amount_minor) FILTER (WHERE fact_key ~ '^(charge|payment|allocation|allocation_undone):') AS paid,
             sum(amount_minor) FILTER (WHERE fact_key ~ '^credit_application:') AS credited,
             sum(amount_minor) FILTER (WHERE fact_key ~ '^dispute:') AS reopened
      FROM ledger_entry entry JOIN ledger_transaction fact ON fact.id = entry.transaction_id
      JOIN invoice ON invoice.id = entry.invoice_id AND invoice.currency = entry.currency
      WHERE entry.invoice_id = ANY (${uuids(ids)}) AND kind = 'receivable' GROUP BY entry.invoice_id),
    allocated AS (
      SELECT invoice_id, sum(amount_minor) AS minor FROM payment_allocation WHERE invoice_id = ANY (${uuids(ids)}) GROUP BY 1),
    applied AS (
      SELECT invoice_id, sum(amount_minor) AS minor FROM credit_application WHERE invoice_id = ANY (${uuids(ids)}) GROUP BY 1),
    taken AS (
      SELECT invoice_id, sum(share.amount_minor) AS minor FROM chargeback_share share
      JOIN chargeback ON chargeback.id = chargeback_id AND status = 'lost'
      WHERE invoice_id = ANY (${uuids(ids)}) GROUP BY 1),
    one AS (
      SELECT id, reference AS name, currency, payable_minor, open_minor, posted.*, allocated.minor AS allocated,
             applied.minor AS applied, taken.minor AS taken
      FROM invoice LEFT JOIN posted ON posted.invoice_id = id LEFT JOIN allocated ON allocated.invoice_id = id
      LEFT JOIN applied ON applied.invoice_id = id LEFT JOIN taken ON taken.invoice_id = id WHERE id = ANY (${uuids(ids)}))
    ${unequal(
      "invoice",
      Prisma.sql`
      ('open balance, by its ledger entries', coalesce(open, 0), open_minor),
      ('payable amount in the ledger', payable_minor, coalesce(issued, 0)),
      ('allocations in the ledger', coalesce(allocated, 0), -coalesce(paid, 0)),
      ('applied credit in the ledger', coalesce(applied, 0), -coalesce(credited, 0)),
      ('lost chargebacks in the ledger', coalesce(taken, 0), coalesce(reopened, 0))`,
    )}`,
};

const creditMemos: Comparison = {
  checked: "credit memos",
  table: Prisma.sql`credit_memo`,
  lately: (most) => newestOf(Prisma.sql`credit_memo_id`, most),
  findings: (tx, ids) => tx.$queryRaw<Finding[]>`
    WITH posted AS (
      SELECT credit_memo_id, -sum(amount_minor) AS remaining,
             -sum(amount_minor) FILTER (WHERE fact_key = 'credit:' || credit_memo_id) AS issued
      FROM ledger_entry JOIN ledger_transaction fact ON fact.id = transaction_id
      WHERE credit_memo_id = ANY (${uuids(ids)}) AND kind = 'credit' GROUP BY 1),
    applied AS (
      SELECT credit_memo_id, sum(amount_minor) AS minor FROM credit_application
      WHERE credit_memo_id = ANY (${uuids(ids)}) GROUP BY 1),
    one AS (
      SELECT id, number AS name, currency, total_minor, left_minor, coalesce(remaining, 0) AS remaining,
             coalesce(issued, 0) AS issued, coalesce(applied.minor, 0) AS applied
      FROM credit_memo LEFT JOIN posted ON posted.credit_memo_id = id LEFT JOIN applied ON applied.credit_memo_id = id
      WHERE id = ANY (${uuids(ids)}))
    ${unequal(
      "credit memo",
      Prisma.sql`
      ('what is left, by its ledger entries', remaining, left_minor),
      ('total in the ledger', total_minor, issued),
      ('what is left, by what was applied', total_minor - applied, left_minor)`,
    )}`,
};

/** The facts of one: as it came in, and what was used of it later or taken off again. */
const toldOfPayment = Prisma.sql`
  SELECT coalesce('charge:' || payment.provider_charge_id, 'payment:' || payment.id) AS key
  UNION ALL
  SELECT 'allocation:' || share.id FROM payment_allocation share
  WHERE share.payment_id = payment.id AND share.applied_at IS NOT NULL
  UNION ALL
  SELECT unnest(ARRAY['allocation:' || undone.id, 'allocation_undone:' || undone.id]) FROM undone_allocation undone
  WHERE undone.payment_id = payment.id`;

const payments: Comparison = {
  checked: "payments",
  table: Prisma.sql`payment`,
  lately: (most) => newestOf(Prisma.sql`payment_id`, most),
  findings: (tx, ids) => tx.$queryRaw<Finding[]>`
    WITH posted AS (
      SELECT payment.id, sum(entry.amount_minor) FILTER (WHERE kind = 'cash' AND entry.payment_id = payment.id) AS cash,
             sum(entry.amount_minor) FILTER (WHERE kind = 'receivable') AS receivable,
             sum(entry.amount_minor) FILTER (WHERE kind = 'unapplied' AND entry.payment_id = payment.id) AS unapplied
      FROM payment
      JOIN LATERAL (${toldOfPayment}) told ON true
      JOIN ledger_transaction fact ON fact.fact_key = told.key
      JOIN ledger_entry entry ON entry.transaction_id = fact.id AND entry.currency = payment.currency
      WHERE payment.id = ANY (${uuids(ids)}) GROUP BY payment.id),
    allocated AS (
      SELECT payment_id, sum(amount_minor) AS minor FROM payment_allocation WHERE payment_id = ANY (${uuids(ids)}) GROUP BY 1),
    gone AS (
      SELECT payment_id, -sum(amount_minor) AS minor FROM ledger_entry
      JOIN ledger_transaction fact ON fact.id = transaction_id AND fact_key ~ '^(refund|refund_failed|dispute):'
      WHERE payment_id = ANY (${uuids(ids)}) AND kind = 'cash' GROUP BY 1),
    one AS (
      SELECT payment.id, number AS name, currency, amount_minor, coalesce(gone.minor, 0) AS gone,
             coalesce((SELECT sum(amount_minor) FROM refund
                       WHERE payment_id = payment.id AND status IN ('pending', 'succeeded')), 0) AS refunded,
             coalesce((SELECT sum(amount_minor) FROM chargeback
                       WHERE payment_id = payment.id AND status = 'lost'), 0) AS charged_back, coalesce(cash, 0) AS cash,
             -coalesce(receivable, 0) AS receivable, -coalesce(unapplied, 0) AS unapplied,
             coalesce(allocated.minor, 0) AS allocated,
             coalesce((SELECT sum(amount_minor) FROM undone_allocation WHERE payment_id = payment.id), 0) AS undone,
             coalesce((SELECT -sum(entry.amount_minor) FROM ledger_entry entry JOIN ledger_transaction fact ON fact.id = transaction_id
                       WHERE payment_id = payment.id AND kind = 'unapplied' AND fact_key ~ '^allocation_undone:'), 0) AS reopened
      FROM payment LEFT JOIN posted ON posted.id = payment.id LEFT JOIN allocated ON allocated.payment_id = payment.id
      LEFT JOIN gone ON gone.payment_id = payment.id
      WHERE payment.id = ANY (${uuids(ids)}))
    ${unequal(
      "payment",
      Prisma.sql`
      ('amount in the ledger', amount_minor, cash),
      ('allocations in the ledger', allocated, receivable),
      ('allocations and what is unapplied', amount_minor, allocated + unapplied),
      ('what was taken off invoices in the ledger', undone, reopened),
      ('refunds and lost chargebacks in the ledger', refunded + charged_back, gone)`,
    )}`,
};

const ledgerFacts: Comparison = {
  checked: "ledger facts",
  table: Prisma.sql`ledger_transaction`,
  lately: (most) => Prisma.sql`SELECT id::text AS id FROM ledger_transaction WHERE id IN ${newestFacts(most)}`,
  findings: (tx, ids) => tx.$queryRaw<Finding[]>`
    WITH one AS (
      SELECT transaction_id AS id, max(fact_key) AS name, currency, sum(amount_minor) AS minor
      FROM ledger_entry JOIN ledger_transaction fact ON fact.id = transaction_id
      WHERE transaction_id = ANY (${uuids(ids)}) GROUP BY transaction_id, currency)
    ${unequal("ledger fact", Prisma.sql`('sum of its sides', 0, minor)`)}`,
};

const attempts: Comparison = {
  checked: "attempts",
  table: Prisma.sql`payment_attempt`,
  lately: (most) => Prisma.sql`
    (SELECT id::text AS id FROM payment_attempt WHERE ended_at IS NULL ORDER BY created_at DESC LIMIT ${most})
    UNION ALL (SELECT id::text FROM payment_attempt WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT ${most})`,
  findings: async (tx, ids) => [...(await unequalAttempts(tx, ids)), ...(await doubleAttempts(tx, ids))],
};

const unequalAttempts = (tx: Tx, ids: readonly string[]): Promise<Finding[]> => tx.$queryRaw<Finding[]>`
  WITH tried AS (
    SELECT attempt_id, sum(amount_minor) AS minor, count(*) FILTER (WHERE is_open) AS open
    FROM payment_attempt_invoice WHERE attempt_id = ANY (${uuids(ids)}) GROUP BY 1),
  one AS (
    SELECT attempt.id, payment.number AS name, attempt.status::text AS status, attempt.amount_minor, attempt.currency,
           attempt.ended_at IS NOT NULL AS has_ended, payment.id IS NOT NULL AS is_paid, tried.minor AS tried,
           coalesce(tried.open, 0) AS open, payment.amount_minor AS paid, payment.currency AS paid_in
    FROM payment_attempt attempt LEFT JOIN payment ON payment.attempt_id = attempt.id
    LEFT JOIN tried ON tried.attempt_id = attempt.id WHERE attempt.id = ANY (${uuids(ids)}))
  SELECT 'attempt' AS of, one.name, one.id::text AS id, pair.*
  FROM one CROSS JOIN LATERAL (VALUES
    ('payments of one that is ' || status, CASE status WHEN 'succeeded' THEN '1' ELSE '0' END, is_paid::int::text),
    ('its invoices'' shares', amount_minor::text, coalesce(tried, 0)::text),
    ('its payment', CASE WHEN is_paid THEN amount_minor || ' ' || currency END, paid || ' ' || paid_in),
    ('invoices that it keeps from others', CASE WHEN has_ended THEN '0' ELSE open::text END, open::text)
  ) pair (what, expected, found) WHERE pair.expected <> pair.found ORDER BY one.id`;

/** An invoice that two attempts are open for [M1]. */
const doubleAttempts = (tx: Tx, ids: readonly string[]): Promise<Finding[]> => tx.$queryRaw<Finding[]>`
  SELECT 'invoice' AS of, invoice.reference AS name, invoice.id::text AS id, 'open attempts' AS what, '1 at most' AS expected,
         count(*)::text AS found
  FROM payment_attempt_invoice every JOIN invoice ON invoice.id = every.invoice_id
  WHERE every.is_open AND every.invoice_id IN (
    SELECT invoice_id FROM payment_attempt_invoice WHERE is_open AND attempt_id = ANY (${uuids(ids)}))
  GROUP BY invoice.id HAVING count(*) > 1`;

export const COMPARISONS: readonly Comparison[] = [invoices, creditMemos, payments, ledgerFacts, attempts];
