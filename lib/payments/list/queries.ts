import { joinOwnAccessSql } from "@/lib/access/visible";
import { CSV_BATCH } from "@/lib/platform/csv";
import { isPlainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import { type AttemptRow, type LineRow, selectLines, toLine, toUnderWay } from "./facts";
import type { PaymentSearch } from "./schema";
import type { PaymentLine, PaymentList } from "./types";

const PAGE_SIZE = 50;
const MOST_UNDER_WAY = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

const hasRefund = Prisma.sql`EXISTS (
  SELECT FROM refund WHERE refund.payment_id = line.payment_id AND refund.status IN ('pending', 'succeeded'))`;
const hasChargeback = Prisma.sql`EXISTS (
  SELECT FROM chargeback WHERE chargeback.payment_id = line.payment_id AND chargeback.status <> 'won')`;
const isUnapplied = Prisma.sql`line.kind = 'payment' AND portal.sees_whole_payment(line.payment_id) AND (
  SELECT payment.amount_minor > (SELECT coalesce(sum(share.amount_minor), 0) FROM payment_allocation share
                                 WHERE share.payment_id = payment.id)
                              + (SELECT coalesce(sum(refund.unapplied_minor), 0) FROM refund
                                 WHERE refund.payment_id = payment.id AND refund.status IN ('pending', 'succeeded'))
                              + (SELECT coalesce(sum(chargeback.unapplied_minor), 0) FROM chargeback
                                 WHERE chargeback.payment_id = payment.id AND chargeback.status = 'lost')
  FROM payment WHERE payment.id = line.payment_id)`;

/** What a filter leaves of the lines: payments that are so, and what made them so. */
const BY_STATUS: Record<NonNullable<PaymentSearch["status"]>, Prisma.Sql> = {
  received: Prisma.sql`line.kind = 'payment' AND NOT ${hasRefund} AND NOT ${hasChargeback}`,
  processing: Prisma.sql`false`,
  refunded: Prisma.sql`line.kind <> 'chargeback' AND ${hasRefund}`,
  charged_back: Prisma.sql`line.kind <> 'refund' AND ${hasChargeback}`,
  unapplied: isUnapplied,
};

function conditions({ q, status, from, to }: PaymentSearch, beyond: Prisma.Sql): Prisma.Sql {
  const like = q ? `%${escaped(q)}%` : null;
  const all = [
    beyond,
    ...(status ? [BY_STATUS[status]] : []),
    ...(from ? [Prisma.sql`line.happened_on >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`line.happened_on <= ${to}::date`] : []),
    ...(like
      ? [
          Prisma.sql`(
            EXISTS (SELECT FROM payment WHERE payment.id = line.payment_id AND payment.number ILIKE ${like})
            OR EXISTS (SELECT FROM payment_allocation share JOIN mine_all ON mine_all.id = share.contract_id
                       JOIN invoice ON invoice.id = share.invoice_id
                       WHERE share.payment_id = line.payment_id AND invoice.number ILIKE ${like}))`,
        ]
      : []),
  ];
  return Prisma.join(all, " AND ");
}

/** Each contract's index gives its first lines; what is on several contracts is one. */
function selectPage(search: PaymentSearch, { beyond, isBack, limit }: Slice): Prisma.Sql {
  const direction = isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const order = Prisma.sql`ORDER BY happened_on ${direction}, line_id ${direction} LIMIT ${limit}`;
  const narrowed = search.contract
    ? Prisma.sql`JOIN contract wanted ON wanted.id = mine_all.id AND wanted.number = ${search.contract}`
    : Prisma.empty;
  return Prisma.sql`
    SELECT DISTINCT first.line_id, first.kind, first.happened_on, first.payment_id
    FROM mine_all ${narrowed} CROSS JOIN LATERAL (
      SELECT line.line_id, line.kind, line.happened_on, line.payment_id FROM payment_line line
      WHERE line.contract_id = mine_all.id AND ${conditions(search, beyond)} ${order}
    ) first ${order}`;
}

interface Slice {
  beyond: Prisma.Sql;
  isBack: boolean;
  limit: number;
}

const beyondKey = (on: string, id: string, isBack: boolean): Prisma.Sql =>
  Prisma.sql`(line.happened_on, line.line_id) ${isBack ? Prisma.sql`>` : Prisma.sql`<`} (${on}::date, ${id}::uuid)`;

const keyOf = ({ on, id }: PaymentLine): readonly [string, string] => [on, id];

/** A made-up cursor is none. */
const fits = ({ key: [on, id] }: Cursor): boolean => isPlainDate(on) && !Number.isNaN(Date.parse(on)) && UUID.test(id);

/** The viewer's payments, refunds and chargebacks, the newest first, 50 a page [PAY-9]. */
export async function listPayments(viewer: Viewer, search: PaymentSearch): Promise<PaymentList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const isBack = cursor?.direction === "before";
  const beyond = cursor ? beyondKey(...cursor.key, isBack) : Prisma.sql`true`;
  const { found, underWay, contracts } = await viewerReading(viewer, async (tx) => ({
    found: await tx.$queryRaw<LineRow[]>(
      selectLines(viewer, selectPage(search, { beyond, isBack, limit: PAGE_SIZE + 1 })),
    ),
    underWay: cursor ? [] : await listUnderWay(tx, viewer, search),
    contracts: await ownContractNumbers(tx, viewer),
  }));
  if (found.length === 0 && cursor) return listPayments(viewer, { ...search, after: undefined, before: undefined });
  const lines = found.map(toLine);
  // Read newest first whichever way it goes, so that going back is turned for the page to turn it again.
  const page = toPage(isBack ? lines.toReversed() : lines, { size: PAGE_SIZE, cursor, keyOf, toRow: (line) => line });
  return { ...page, underWay: underWay.map(toUnderWay), contracts };
}

/** A thousand lines of the same list behind one, for a file; each in a transaction of its own. */
export const listPaymentsBehind = (viewer: Viewer, search: PaymentSearch, last: PaymentLine | null) =>
  viewerReading(viewer, async (tx) => {
    const beyond = last ? beyondKey(...keyOf(last), false) : Prisma.sql`true`;
    const found = await tx.$queryRaw<LineRow[]>(
      selectLines(viewer, selectPage(search, { beyond, isBack: false, limit: CSV_BATCH })),
    );
    return found.map(toLine);
  });

export const listPaymentsUnderWay = async (viewer: Viewer, search: PaymentSearch): Promise<PaymentLine[]> =>
  (await viewerReading(viewer, (tx) => listUnderWay(tx, viewer, search))).map(toUnderWay);

/** What is on its way to us, bank debits among it; few at any time. */
async function listUnderWay(tx: Tx, viewer: Viewer, search: PaymentSearch): Promise<AttemptRow[]> {
  const { status, q, contract, from, to } = search;
  if (status && status !== "processing") return [];
  const like = q ? `%${escaped(q)}%` : null;
  return tx.$queryRaw<AttemptRow[]>`
    SELECT attempt.id, attempt.created_at AS at, min(seller.time_zone) AS "timeZone",
           attempt.means::text AS method, attempt.currency,
           sum(tried.amount_minor)::bigint AS minor, sum(tried.amount_minor) < attempt.amount_minor AS "isPart",
           json_agg(json_build_object('reference', invoice.reference, 'number', invoice.number,
                                      'minor', tried.amount_minor::text) ORDER BY invoice.reference) AS shares
    FROM contract ${joinOwnAccessSql(viewer)}
    JOIN payment_attempt_invoice tried ON tried.contract_id = contract.id AND tried.is_open
    JOIN payment_attempt attempt ON attempt.id = tried.attempt_id AND attempt.status IN ('open', 'processing')
    JOIN invoice ON invoice.id = tried.invoice_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    WHERE (${contract ?? null}::text IS NULL OR contract.number = ${contract ?? null})
      AND (${like}::text IS NULL OR invoice.number ILIKE ${like})
      AND (${from ?? null}::date IS NULL OR portal.calendar_day(attempt.created_at, seller.time_zone) >= ${from ?? null}::date)
      AND (${to ?? null}::date IS NULL OR portal.calendar_day(attempt.created_at, seller.time_zone) <= ${to ?? null}::date)
    GROUP BY attempt.id
    ORDER BY attempt.created_at DESC, attempt.id LIMIT ${MOST_UNDER_WAY}`;
}

async function ownContractNumbers(tx: Tx, viewer: Viewer): Promise<string[]> {
  const found = await tx.$queryRaw<{ number: string }[]>`
    SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)} ORDER BY contract.number LIMIT 100`;
  return found.map(({ number }) => number);
}
