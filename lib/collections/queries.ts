import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { DisputeEnding, DisputeKind } from "./disputes/types";
import { type PromiseFactsRow, promiseFactColumns, toPromiseFacts } from "./promises/facts";
import { promiseStanding } from "./promises/rules";
import type { ActivitySearch } from "./schema";
import type { Activity, CollectionsActivity } from "./types";

const PAGE_SIZE = 25;

interface HappenedRow {
  kind: Activity["kind"];
  id: string;
  at: Date;
  day: Date | null;
  nth: number | null;
  minor: bigint | null;
  about: DisputeKind | null;
}

interface ActivityRow extends HappenedRow, PromiseFactsRow {
  on: Date;
  today: Date;
  invoice: string;
  reference: string;
  contractNumber: string;
  currency: string;
  who: string | null;
  disputeEnding: DisputeEnding | null;
  hasEnded: boolean;
}

/** Reminders sent, promises, transfers and disputes of the viewer's contracts, the newest first, 25 a page [PAY-10]. */
export async function listCollectionsActivity(viewer: Viewer, search: ActivitySearch): Promise<CollectionsActivity> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const found = await viewerReading(viewer, (tx) => tx.$queryRaw<ActivityRow[]>(activityOf(viewer, cursor)));
  if (found.length === 0 && cursor) return listCollectionsActivity(viewer, {});
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf: ({ at, id }) => [at.toISOString(), id], toRow: toActivity });
}

/** Each kind by its own index, no more of it than a page; then the page of all, and only of that what it needs besides. */
function activityOf(viewer: Viewer, cursor: Cursor | null): Prisma.Sql {
  const isBack = cursor?.direction === "before";
  const order = isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const part = (table: Prisma.Sql, at: Prisma.Sql, columns: Prisma.Sql): Prisma.Sql => Prisma.sql`
    (SELECT told.id, told.${at} AS at, told.invoice_id, ${columns} FROM ${table} told
     JOIN contract ON contract.id = told.contract_id ${joinOwnAccessSql(viewer)}
     WHERE ${beyond(cursor, Prisma.sql`told.${at}`)}
     ORDER BY told.${at} ${order}, told.id ${order} LIMIT ${PAGE_SIZE + 1})`;
  return Prisma.sql`
    SELECT happened.kind, happened.id, happened.at, happened.nth, happened.minor, happened.day,
           happened.about, invoice.number AS invoice, invoice.reference, invoice.currency,
           contract.number AS "contractNumber", portal.calendar_day(happened.at, seller.time_zone) AS on,
           portal.today(seller.time_zone) AS today, named.first_name || ' ' || named.last_name AS who,
           dispute.ending::text AS "disputeEnding", dispute.closed_at IS NOT NULL AS "hasEnded", promised.*
    FROM (
      SELECT * FROM (
        ${part(Prisma.sql`payment_reminder`, Prisma.sql`sent_at`, REMINDER)} UNION ALL
        ${part(Prisma.sql`payment_promise`, Prisma.sql`made_at`, PROMISE)} UNION ALL
        ${part(Prisma.sql`transfer_notice`, Prisma.sql`said_at`, TRANSFER)} UNION ALL
        ${part(Prisma.sql`dispute`, Prisma.sql`opened_at`, DISPUTE)}
      ) each_kind ORDER BY at ${order}, id ${order} LIMIT ${PAGE_SIZE + 1}
    ) happened
    JOIN invoice ON invoice.id = happened.invoice_id
    JOIN contract ON contract.id = invoice.contract_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    LEFT JOIN account_person named ON named.account_id = invoice.account_id AND named.person_id = happened.person_id
    LEFT JOIN dispute ON dispute.account_id = invoice.account_id AND dispute.id = happened.id
    LEFT JOIN LATERAL (
      SELECT ${promiseFactColumns} FROM payment_promise promise
      WHERE promise.account_id = invoice.account_id AND promise.id = happened.id
    ) promised ON true
    ORDER BY happened.at ${order}, happened.id ${order}`;
}

const REMINDER = Prisma.sql`
  'reminder' AS kind, told.nth, told.open_minor AS minor, NULL::date AS day, NULL::text AS about, NULL::uuid AS person_id`;
const PROMISE = Prisma.sql`'promise', NULL::int, told.amount_minor, told.promised_on, NULL, told.person_id`;
const TRANSFER = Prisma.sql`'transfer', NULL::int, told.amount_minor, told.sent_on, NULL, told.person_id`;
const DISPUTE = Prisma.sql`'dispute', NULL::int, NULL::bigint, NULL::date, told.kind::text, told.opened_by_person_id`;

function beyond(cursor: Cursor | null, at: Prisma.Sql): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const [instant, id] = cursor.key;
  const sign = cursor.direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(${at}, told.id) ${sign} (${instant}::timestamptz, ${id}::uuid)`;
}

function toActivity(row: ActivityRow): Activity {
  const { kind, id, at, invoice, reference, contractNumber, who } = row;
  const happened = { id, at, on: fromDateColumn(row.on), invoice, reference, contractNumber, who };
  const amount = money(row.minor ?? 0n, row.currency);
  const day = fromDateColumn(row.day ?? row.on);
  if (kind === "reminder") return { ...happened, kind, nth: row.nth ?? 1, amount };
  if (kind === "transfer") return { ...happened, kind, amount, sentOn: day };
  if (kind === "dispute")
    return { ...happened, kind, about: row.about ?? "other", ending: row.disputeEnding, hasEnded: row.hasEnded };
  const standing = promiseStanding(toPromiseFacts(row), fromDateColumn(row.today));
  return { ...happened, kind, amount, promisedOn: day, standing };
}

/** A made-up cursor is none. */
const fits = ({ key: [at, id] }: Cursor): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id);
