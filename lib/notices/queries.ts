import { joinContactsSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { wantsSql } from "./facts";
import type { HistoryEvent } from "./types";

/** A change, one contract that it is about, and one person who is told of it. */
export interface ToldRow extends HistoryEvent {
  readonly eventId: string;
  readonly at: Date;
  readonly contractNumber: string;
  readonly billGroup: string;
  readonly isOfGroup: boolean;
  readonly personId: string;
  readonly email: string;
  readonly locale: string;
  readonly account: string;
  readonly seller: string;
  readonly color: string;
  readonly timeZone: string;
  readonly serviceName: string;
  readonly serviceEmail: string;
  readonly servicePhone: string;
}

/**
 * Who is told of changes: the contacts of the contract now, or of all active ones of the bill group, but neither whoever made the change, nor whom it is about
 * (they have a mail of their own), nor people let in by a rule, nor who wants no such mails [CON-7].
 */
export const findToldOf = (tx: Tx, eventIds: readonly string[]): Promise<ToldRow[]> => tx.$queryRaw<ToldRow[]>`
  SELECT event.id AS "eventId", event.at, event.action, coalesce(event.before, '{}') AS before,
         coalesce(event.after, '{}') AS after,
         coalesce(actor.first_name || ' ' || actor.last_name, event.actor_email) AS who,
         contract.number AS "contractNumber", bill_group.name AS "billGroup", event.contract_id IS NULL AS "isOfGroup",
         person.id AS "personId", person.email, coalesce(person.locale, account.locale) AS locale,
         account.name AS account, seller.name AS seller, seller.brand_color AS color, seller.time_zone AS "timeZone",
         seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
         seller.customer_service_phone AS "servicePhone"
  FROM unnest(${eventIds}::uuid[]) WITH ORDINALITY wanted (id, rank)
  JOIN audit_event event ON event.id = wanted.id
  JOIN LATERAL (
    SELECT of_one.* FROM contract of_one WHERE of_one.id = event.contract_id
    UNION ALL
    SELECT of_all.* FROM contract of_all WHERE of_all.bill_group_id = event.bill_group_id
  ) contract ON true
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = contract.account_id
  ${joinContactsSql("contract.id")}
  JOIN person ON person.id = place.person_id
  LEFT JOIN account_person actor ON actor.account_id = account.id AND actor.person_id = event.actor_person_id
  WHERE person.id IS DISTINCT FROM event.actor_person_id
    AND person.email <> ALL (array_remove(
      ARRAY[event.before ->> 'person', event.after ->> 'person', event.after ->> 'from', event.after ->> 'to',
            CASE WHEN event.action = 'access.request_approved' THEN event.after ->> 'email' END], NULL))
    AND (event.contract_id IS NOT NULL OR contract.ends_on >= portal.today(seller.time_zone))
    AND ${wantsSql("contract_changes")}
  ORDER BY person.id, wanted.rank, contract.number`;
