import { deskAccountsSql } from "@/lib/access/visible";
import type { DisputeEnding, DisputeKind } from "@/lib/collections/disputes/types";
import { type PromiseFactsRow, promiseFactColumns, toPromiseFacts } from "@/lib/collections/promises/facts";
import { promiseStanding } from "@/lib/collections/promises/rules";
import type { FileRow } from "@/lib/files/types";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import { type CollectionsSearch, deskThingId, type ToldKind } from "./schema";
import type { CollectionsList, OverdueAccount, ToldRow, UnappliedAccount } from "./types";

const PAGE_SIZE = 50;
const MOST_OVERDUE = 50;
/** Of payments with money that pays nothing, beside their account. */
const MOST_NUMBERS = 5;

interface Found extends PromiseFactsRow {
  id: string;
  at: Date;
  on: Date;
  today: Date;
  account: string;
  invoice: string;
  reference: string;
  contractNumber: string;
  currency: string;
  who: string | null;
  minor: bigint | null;
  day: Date | null;
  nth: number | null;
  about: DisputeKind | null;
  disputeEnding: DisputeEnding | null;
  hasEnded: boolean;
  bankReference: string | null;
  files: (Omit<FileRow, "at"> & { at: string })[];
}

interface Source {
  readonly table: Prisma.Sql;
  readonly at: Prisma.Sql;
  readonly columns: Prisma.Sql;
}

const NO_PROMISE = Prisma.sql`NULL::date AS "promisedOn", NULL::bigint AS "amountMinor", NULL::text AS ending,
  NULL::bigint AS "openMinor", NULL::bigint AS "paidInTimeMinor"`;
const FILES = Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'sizeBytes',
  file.size_bytes, 'who', NULL, 'isStaff', file.staff_id IS NOT NULL, 'isMine', false, 'at', file.added_at)
  ORDER BY file.added_at, file.id), '[]') FROM stored_file file WHERE file.transfer_id = told.id)`;

/** Each kind's own table as `told`, what was told of an invoice when. */
const SOURCES: Readonly<Record<ToldKind, Source>> = {
  dispute: {
    table: Prisma.sql`dispute`,
    at: Prisma.sql`told.opened_at`,
    columns: Prisma.sql`told.opened_by_person_id AS person_id, NULL::bigint AS minor, NULL::date AS day, NULL::int AS nth,
      told.kind::text AS about, told.ending::text AS "disputeEnding", told.closed_at IS NOT NULL AS "hasEnded",
      NULL::text AS "bankReference", '[]'::jsonb AS files`,
  },
  promise: {
    table: Prisma.sql`payment_promise`,
    at: Prisma.sql`told.made_at`,
    columns: Prisma.sql`told.person_id, told.amount_minor AS minor, told.promised_on AS day, NULL::int AS nth,
      NULL::text AS about, NULL::text AS "disputeEnding", false AS "hasEnded", NULL::text AS "bankReference",
      '[]'::jsonb AS files`,
  },
  transfer: {
    table: Prisma.sql`transfer_notice`,
    at: Prisma.sql`told.said_at`,
    columns: Prisma.sql`told.person_id, told.amount_minor AS minor, told.sent_on AS day, NULL::int AS nth,
      NULL::text AS about, NULL::text AS "disputeEnding", false AS "hasEnded", told.bank_reference AS "bankReference",
      ${FILES} AS files`,
  },
  reminder: {
    table: Prisma.sql`payment_reminder`,
    at: Prisma.sql`told.sent_at`,
    columns: Prisma.sql`NULL::uuid AS person_id, told.open_minor AS minor, NULL::date AS day, told.nth,
      NULL::text AS about, NULL::text AS "disputeEnding", false AS "hasEnded", NULL::text AS "bankReference",
      '[]'::jsonb AS files`,
  },
};

function selectTold(staff: StaffMember, { kind, all }: CollectionsSearch, cursor: Cursor | null): Prisma.Sql {
  const { table, at, columns } = SOURCES[kind];
  const order = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const isOpen = kind === "dispute" && !all ? Prisma.sql`AND told.closed_at IS NULL` : Prisma.empty;
  const isPromise = kind === "promise";
  return Prisma.sql`
    SELECT happened.*, named.first_name || ' ' || named.last_name AS who,
           ${isPromise ? promiseFactColumns : NO_PROMISE}
    FROM (
      SELECT told.id, ${at} AS at, portal.calendar_day(${at}, seller.time_zone) AS on,
             portal.today(seller.time_zone) AS today, account.id AS account_id, account.name AS account, invoice.id AS invoice_id,
             invoice.number AS invoice, invoice.reference, invoice.currency, contract.number AS "contractNumber",
             ${columns}
      FROM ${table} told
      JOIN invoice ON invoice.id = told.invoice_id
      JOIN contract ON contract.id = told.contract_id
      JOIN account ON account.id = told.account_id
      JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      WHERE ${deskAccountsSql(staff)} ${isOpen} ${cursor ? beyond(cursor, at) : Prisma.empty}
      ORDER BY ${at} ${order}, told.id ${order} LIMIT ${PAGE_SIZE + 1}
    ) happened
    ${isPromise ? Prisma.sql`JOIN payment_promise promise ON promise.id = happened.id JOIN invoice ON invoice.id = happened.invoice_id` : Prisma.empty}
    LEFT JOIN account_person named ON named.account_id = happened.account_id AND named.person_id = happened.person_id
    ORDER BY happened.at ${order}, happened.id ${order}`;
}

function beyond({ direction, key: [instant, id] }: Cursor, at: Prisma.Sql): Prisma.Sql {
  const sign = direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`AND (${at}, told.id) ${sign} (${instant}::timestamptz, ${id}::uuid)`;
}

/** A made-up cursor is none. */
const fits = ({ key: [at, id] }: Cursor): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) &&
  !Number.isNaN(Date.parse(at)) &&
  deskThingId.safeParse(id).success;

function toTold(kind: ToldKind, row: Found): ToldRow {
  const { id, at, invoice, reference, contractNumber, who, account, bankReference } = row;
  const files = row.files.map((file) => ({ ...file, at: new Date(file.at) }));
  const told = { id, at, invoice, reference, contractNumber, who, account, bankReference, files };
  const happened = { ...told, on: fromDateColumn(row.on) };
  const amount = money(row.minor ?? 0n, row.currency);
  const day = fromDateColumn(row.day ?? row.on);
  if (kind === "reminder") return { ...happened, kind, nth: row.nth ?? 1, amount };
  if (kind === "transfer") return { ...happened, kind, amount, sentOn: day };
  if (kind === "dispute")
    return { ...happened, kind, about: row.about ?? "other", ending: row.disputeEnding, hasEnded: row.hasEnded };
  const standing = promiseStanding(toPromiseFacts(row), fromDateColumn(row.today));
  return { ...happened, kind, amount, promisedOn: day, standing };
}

/** What customers told the collector and were sent, the newest first, 50 a page; with what is overdue [INV-9, INV-10]. */
export async function listDeskCollections(staff: StaffMember, search: CollectionsSearch): Promise<CollectionsList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const [found, overdue, unapplied] = await systemReading(async (tx) => [
    await tx.$queryRaw<Found[]>(selectTold(staff, search, cursor)),
    cursor ? [] : await listOverdue(tx, staff),
    cursor ? [] : await listUnapplied(tx, staff),
  ]);
  const keyOf = ({ at, id }: Found) => [at.toISOString(), id] as const;
  return {
    ...toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: (row) => toTold(search.kind, row) }),
    overdue: overdue.slice(0, MOST_OVERDUE),
    hasMoreOverdue: overdue.length > MOST_OVERDUE,
    unapplied: unapplied.slice(0, MOST_OVERDUE),
    hasMoreUnapplied: unapplied.length > MOST_OVERDUE,
  };
}

/** What is overdue by account and currency, the most first; disputed invoices do not count. */
async function listOverdue(tx: Tx, staff: StaffMember): Promise<OverdueAccount[]> {
  const found = await tx.$queryRaw<(Omit<OverdueAccount, "overdue"> & { currency: string; minor: bigint })[]>`
    SELECT account.id, account.name AS account, account.status = 'suspended' AS "isSuspended", invoice.currency,
           count(*)::int AS invoices, sum(invoice.open_minor)::bigint AS minor
    FROM account
    JOIN invoice ON invoice.account_id = account.id AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    WHERE ${deskAccountsSql(staff)} AND invoice.due_on < portal.today(seller.time_zone)
      AND NOT EXISTS (SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL)
    GROUP BY account.id, invoice.currency
    ORDER BY minor DESC, account.name, account.id, invoice.currency LIMIT ${MOST_OVERDUE + 1}`;
  return found.map(({ currency, minor, ...row }) => ({ ...row, overdue: money(minor, currency) }));
}

/**
 * Money that pays no invoice by account and currency, what was recovered first. Only recovering records a charge that no
 * attempt of ours is for.
 */
async function listUnapplied(tx: Tx, staff: StaffMember): Promise<UnappliedAccount[]> {
  const found = await tx.$queryRaw<(Omit<UnappliedAccount, "unapplied"> & { currency: string; minor: bigint })[]>`
    SELECT account.id, account.name AS account, payment.currency, count(*)::int AS payments,
           (array_agg(payment.number ORDER BY payment.received_at DESC, payment.id))[:${MOST_NUMBERS}::int] AS numbers,
           count(*) FILTER (WHERE payment.attempt_id IS NULL AND payment.provider_charge_id IS NOT NULL)::int AS recovered,
           sum(payment.unapplied_minor)::bigint AS minor
    FROM account JOIN payment ON payment.account_id = account.id AND payment.unapplied_minor > 0
    WHERE ${deskAccountsSql(staff)}
    GROUP BY account.id, payment.currency
    ORDER BY recovered DESC, minor DESC, account.name, account.id, payment.currency LIMIT ${MOST_OVERDUE + 1}`;
  return found.map(({ currency, minor, ...row }) => ({ ...row, unapplied: money(minor, currency) }));
}
