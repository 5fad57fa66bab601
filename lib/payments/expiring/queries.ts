import { joinContactsSql } from "@/lib/access/visible";
import { wantsSql } from "@/lib/notices/facts";
import { type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { expiresOnSql } from "../methods/facts";
import { runningOut } from "./rules";

/** A card that runs out, and one person who is told. */
export interface TellRow {
  readonly methodId: string;
  readonly name: string;
  readonly last4: string;
  readonly expiresOn: Date;
  readonly isDefault: boolean;
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly autoPay: boolean;
  readonly personId: string;
  readonly email: string;
  readonly locale: string;
  /** Of the reader's own contracts those that it pays for. */
  readonly contracts: readonly string[];
  readonly isManager: boolean;
  readonly account: string;
  readonly seller: string;
  readonly color: string;
  readonly serviceName: string;
  readonly serviceEmail: string;
  readonly servicePhone: string;
}

/** Notes which cards of a zone's bill groups are told of now: default ones, and those that auto-pay charges; once each. */
export async function takeRunningOut(tx: Tx, timeZone: string, today: PlainDate, most: number): Promise<string[]> {
  const { from, to } = runningOut(today);
  const [first, last] = [toDateColumn(from), toDateColumn(to)];
  const taken = await tx.$queryRaw<{ id: string }[]>`
    UPDATE payment_method_details told SET told_expiry = due.expires_on
    FROM (
      SELECT details.method_id, ${expiresOnSql} AS expires_on
      FROM payment_method_details details
      JOIN payment_method method ON method.id = details.method_id AND method.removed_at IS NULL
      JOIN bill_group ON bill_group.id = method.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id AND seller.time_zone = ${timeZone}
      -- By month first, which the index has.
      WHERE (details.expiry_year, details.expiry_month)
          >= (extract(year FROM ${first}::date)::int, extract(month FROM ${first}::date)::int)
        AND (details.expiry_year, details.expiry_month)
          <= (extract(year FROM ${last}::date)::int, extract(month FROM ${last}::date)::int)
        AND ${expiresOnSql} BETWEEN ${first}::date AND ${last}::date
        AND details.told_expiry IS DISTINCT FROM ${expiresOnSql}
        AND (method.is_default OR bill_group.auto_pay AND EXISTS (
          SELECT FROM contract
          WHERE contract.payment_method_id = method.id AND contract.paid_by = 'card' AND contract.ends_on >= ${first}::date))
      ORDER BY details.method_id LIMIT ${most} FOR UPDATE OF details SKIP LOCKED
    ) due
    WHERE told.method_id = due.method_id
    RETURNING told.method_id AS id`;
  return taken.map(({ id }) => id);
}

/**
 * Whom a card's end is told to: who manages its bill group, and the card holders of contracts that it pays for, who may tell
 * it from others [BIL-3]. Each reads of their own contracts alone [ACC-1].
 */
export const findTold = (tx: Tx, methodIds: readonly string[], today: PlainDate): Promise<TellRow[]> =>
  tx.$queryRaw<TellRow[]>`
  SELECT method.id AS "methodId", details.name, details.last4, details.told_expiry AS "expiresOn",
         method.is_default AS "isDefault", bill_group.id AS "billGroupId", bill_group.name AS "billGroup",
         bill_group.auto_pay AS "autoPay", person.id AS "personId", person.email,
         coalesce(person.locale, account.locale) AS locale, reader.contracts, reader.is_manager AS "isManager",
         account.name AS account, seller.name AS seller, seller.brand_color AS color,
         seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
         seller.customer_service_phone AS "servicePhone"
  FROM payment_method method
  JOIN payment_method_details details ON details.method_id = method.id
  JOIN bill_group ON bill_group.id = method.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = method.account_id
  CROSS JOIN LATERAL (
    SELECT place.person_id, bool_or(held.person_id IS NOT NULL) AS is_manager,
           coalesce(array_agg(contract.number ORDER BY contract.number) FILTER (WHERE used.is_paid), '{}') AS contracts
    FROM contract
    ${joinContactsSql("contract.id")}
    JOIN contract_contact contact ON contact.contract_id = place.contract_id AND contact.person_id = place.person_id
    LEFT JOIN portal.billing_managers(bill_group.id) held ON held.person_id = place.person_id
    CROSS JOIN LATERAL (
      SELECT contract.ends_on >= ${toDateColumn(today)}::date
        AND coalesce(portal.method_of(contract.id) = method.id, false) AS is_paid
    ) used
    WHERE contract.bill_group_id = bill_group.id
    GROUP BY place.person_id
    HAVING bool_or(held.person_id IS NOT NULL) OR bool_or(contact.is_card_holder AND used.is_paid)
  ) reader
  JOIN person ON person.id = reader.person_id
  WHERE method.id = ANY (${methodIds}::uuid[]) AND ${wantsSql("auto_pay")}
  ORDER BY method.id, person.email`;
