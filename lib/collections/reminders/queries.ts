import { joinContactsSql } from "@/lib/access/visible";
import type { PayTo } from "@/lib/invoices/types";
import { wantsSql } from "@/lib/notices/facts";
import { type AutoPayRow, selectAutoPay } from "@/lib/payments/auto-pay/facts";
import { type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { restingSince, stagesDue } from "./rules";

/** An overdue invoice that has come to a stage it was not reminded of. */
export interface DueRow {
  id: string;
  /** Which one it would be. Whoever finds the same at the same time counts the same, and the table holds it once. */
  nth: number;
  billGroupId: string;
  dueOn: Date;
  reference: string;
}

interface Wanted {
  readonly timeZone: string;
  /** In that zone. */
  readonly today: PlainDate;
  readonly after: DueRow | null;
  readonly most: number;
}

/**
 * Invoices of a zone's seller entities that are due for a reminder, bill group by bill group: not those that are disputed or
 * were until today, that somebody is paying, or that are promised by a day to come [PAY-10].
 */
export const findDue = (tx: Tx, { timeZone, today, after, most }: Wanted): Promise<DueRow[]> => {
  const stages = stagesDue(today);
  const beyond = after
    ? Prisma.sql`AND (invoice.bill_group_id, invoice.due_on, invoice.reference)
        > (${after.billGroupId}::uuid, ${after.dueOn}::date, ${after.reference})`
    : Prisma.empty;
  return tx.$queryRaw<DueRow[]>`
    SELECT invoice.id, invoice.bill_group_id AS "billGroupId", invoice.due_on AS "dueOn", invoice.reference,
           1 + (SELECT count(*)::int FROM payment_reminder told WHERE told.invoice_id = invoice.id) AS nth
    FROM invoice
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id AND seller.time_zone = ${timeZone}
    JOIN unnest(${stages.map(({ dueFrom }) => dueFrom ?? "-infinity")}::text[]::date[],
                ${stages.map(({ dueTo }) => dueTo)}::text[]::date[],
                ${stages.map(({ days }) => days)}::int[]) stage (due_from, due_to, days)
      ON invoice.due_on BETWEEN stage.due_from AND stage.due_to
    WHERE invoice.open_minor > 0 AND invoice.voided_at IS NULL ${beyond}
      AND NOT EXISTS (
        SELECT FROM payment_reminder told
        WHERE told.invoice_id = invoice.id
          AND portal.calendar_day(told.sent_at, ${timeZone})
            >= least(invoice.due_on + stage.days, ${toDateColumn(restingSince(today))}::date))
      AND NOT EXISTS (
        SELECT FROM dispute
        WHERE dispute.invoice_id = invoice.id
          AND (dispute.closed_at IS NULL OR portal.calendar_day(dispute.closed_at, ${timeZone}) >= ${toDateColumn(today)}::date))
      AND NOT EXISTS (
        SELECT FROM payment_promise promise
        WHERE promise.invoice_id = invoice.id AND promise.ended_at IS NULL
          AND promise.promised_on >= ${toDateColumn(today)}::date)
      AND NOT EXISTS (SELECT FROM payment_attempt_invoice tried WHERE tried.invoice_id = invoice.id AND tried.is_open)
    ORDER BY invoice.bill_group_id, invoice.due_on, invoice.reference LIMIT ${most}`;
};

/** The same with what rules look at, the earliest due first. */
export const readDue = (tx: Tx, ids: readonly string[]): Promise<AutoPayRow[]> =>
  tx.$queryRaw<AutoPayRow[]>(
    selectAutoPay(null, Prisma.sql`WHERE invoice.id = ANY (${ids}::uuid[]) ORDER BY invoice.due_on, invoice.reference`),
  );

/** An invoice that is reminded of now, and one person who is told. */
export interface ToldRow {
  readonly invoiceId: string;
  readonly reminderId: string;
  readonly billGroupId: string;
  readonly personId: string;
  readonly email: string;
  readonly locale: string;
  readonly account: string;
  readonly seller: string;
  readonly color: string;
  readonly payTo: PayTo | null;
  readonly bankChangedAt: Date | null;
  readonly timeZone: string;
  readonly serviceName: string;
  readonly servicePhone: string;
}

/**
 * Writes down the reminders, once each, and gives whom they go to: the contacts of each invoice's own contract who want them
 * [ACC-1]. What nobody would be told of is not written down as sent.
 */
export const takeReminders = (tx: Tx, due: readonly DueRow[]): Promise<ToldRow[]> => tx.$queryRaw<ToldRow[]>`
  WITH fresh AS (
    INSERT INTO payment_reminder (id, account_id, contract_id, invoice_id, nth, open_minor, currency, sent_at)
    SELECT gen_random_uuid(), invoice.account_id, invoice.contract_id, invoice.id, due.nth, invoice.open_minor,
           invoice.currency, portal.now()
    FROM unnest(${due.map(({ id }) => id)}::uuid[], ${due.map(({ nth }) => nth)}::int[]) due (id, nth)
    JOIN invoice ON invoice.id = due.id
    WHERE invoice.open_minor > 0 AND invoice.voided_at IS NULL
      AND EXISTS (
        SELECT FROM (SELECT) told ${joinContactsSql("invoice.contract_id")}
        JOIN person ON person.id = place.person_id WHERE ${wantsSql("payment_reminders")})
    ORDER BY invoice.id
    ON CONFLICT (invoice_id, nth) DO NOTHING
    RETURNING id, invoice_id
  )
  SELECT fresh.invoice_id AS "invoiceId", fresh.id AS "reminderId", invoice.bill_group_id AS "billGroupId",
         person.id AS "personId", person.email, coalesce(person.locale, account.locale) AS locale,
         account.name AS account, seller.name AS seller, seller.brand_color AS color, invoice.pay_to AS "payTo",
         entity_money.bank_changed_at AS "bankChangedAt", seller.time_zone AS "timeZone",
         seller.customer_service_name AS "serviceName",
         seller.customer_service_phone AS "servicePhone"
  FROM fresh
  JOIN invoice ON invoice.id = fresh.invoice_id
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  LEFT JOIN seller_currency entity_money
    ON entity_money.seller_entity_id = invoice.seller_entity_id AND entity_money.currency = invoice.currency
  JOIN account ON account.id = invoice.account_id
  ${joinContactsSql("invoice.contract_id")}
  JOIN person ON person.id = place.person_id
  WHERE ${wantsSql("payment_reminders")}
  ORDER BY person.email, invoice.due_on, invoice.reference`;
