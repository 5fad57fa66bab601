import { joinContactsSql } from "@/lib/access/visible";
import { wantsSql } from "@/lib/notices/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { DueReminder, LocalTime, ReminderStep } from "./types";

interface ZoneTime extends LocalTime {
  readonly timeZone: string;
}

/** What time it is in each zone that a seller entity has, by the portal's clock. */
export async function readZones(tx: Tx, hour: number): Promise<ZoneTime[]> {
  const zones = await tx.$queryRaw<{ timeZone: string; today: Date; hasStruck: boolean }[]>`
    SELECT DISTINCT time_zone AS "timeZone", portal.today(time_zone) AS today,
           extract(hour FROM portal.now() AT TIME ZONE time_zone) >= ${hour}::int AS "hasStruck"
    FROM seller_entity ORDER BY 1`;
  return zones.map(({ today, ...zone }) => ({ ...zone, today: fromDateColumn(today) }));
}

/** A person who is reminded now, and of what. */
export interface FreshReminder {
  personId: string;
  step: ReminderStep;
  email: string;
  locale: string;
  contractId: string;
  number: string;
  endsOn: Date;
  account: string;
  seller: string;
  color: string;
  timeZone: string;
  aeName: string;
  aeEmail: string;
  aePhone: string;
  sequence: number;
  changedAt: Date;
}

/** One worker at a time, so that nobody waits for the other's mails. @returns false when another is at it */
export async function isAlone(tx: Tx): Promise<boolean> {
  const [lock] = await tx.$queryRaw<[{ isFree: boolean }]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('renewal-reminders', 0)) AS "isFree"`;
  return lock.isFree;
}

/**
 * Writes down whom a step reminds, and gives those: contacts of contracts that are on and not excluded, who want it and
 * were not reminded of it.
 */
export const takeDue = (
  tx: Tx,
  timeZone: string,
  { step, endsFrom, endsTo }: DueReminder,
  most: number,
): Promise<FreshReminder[]> => tx.$queryRaw<FreshReminder[]>`
  WITH due AS MATERIALIZED (
    SELECT contract.id, contract.account_id, contract.ends_on FROM contract
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id AND seller.time_zone = ${timeZone}
    WHERE contract.ends_on BETWEEN ${endsFrom}::date AND ${endsTo}::date
      AND contract.auto_renew AND contract.renewal_self_service
  ), fresh AS (
    INSERT INTO renewal_reminder (account_id, contract_id, ends_on, person_id, step, reminded_at)
    SELECT due.account_id, due.id, due.ends_on, person.id, ${step}::reminder_step, portal.now()
    FROM due
    ${joinContactsSql("due.id")}
    JOIN person ON person.id = place.person_id
    WHERE ${wantsSql("renewal_reminders")}
      AND NOT EXISTS (
        SELECT FROM renewal_reminder told
        WHERE told.contract_id = due.id AND told.ends_on = due.ends_on AND told.step = ${step}::reminder_step
          AND told.person_id = person.id)
    ORDER BY due.ends_on, due.id, person.id LIMIT ${most}
    ON CONFLICT DO NOTHING
    RETURNING contract_id, person_id, step
  )
  SELECT fresh.person_id AS "personId", fresh.step::text AS step, person.email,
         coalesce(person.locale, account.locale) AS locale, contract.id AS "contractId", contract.number,
         contract.ends_on AS "endsOn", account.name AS account, seller.name AS seller, seller.brand_color AS color,
         seller.time_zone AS "timeZone", executive.name AS "aeName", executive.email AS "aeEmail",
         executive.phone AS "aePhone", contract.renewal_sequence AS sequence, contract.renewal_changed_at AS "changedAt"
  FROM fresh
  JOIN contract ON contract.id = fresh.contract_id
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = contract.account_id
  JOIN staff executive ON executive.id = account.account_executive_id
  JOIN person ON person.id = fresh.person_id
  ORDER BY contract.number, person.email`;
