import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { renewalToggle } from "./renewal/rules";
import type { RenewalTerms } from "./renewal/types";
import type { ContractRow } from "./types";

/** In the confirmation; the contract's page lists all. */
const MOST_NAMED_PRODUCTS = 6;

/**
 * Where a subscription stands on a day of its seller entity's zone: what is stored tells one that ended before its last day
 * apart, and nothing more [BIL-9, CON-2]. Of `subscription`.
 */
export const subscriptionStatusSql = (today: Prisma.Sql): Prisma.Sql => Prisma.sql`
  CASE WHEN subscription.status = 'ended' OR subscription.ends_on < ${today} THEN 'ended'
       WHEN subscription.starts_on > ${today} THEN 'scheduled' ELSE 'active' END`;

const sellersToday = Prisma.sql`portal.today(seller.time_zone)`;

/** A contract as SQL finds it, with everything its toggle depends on. */
export interface ContractFacts {
  id: string;
  number: string;
  seller: string;
  timeZone: string;
  billGroup: string;
  account: string;
  startsOn: Date;
  endsOn: Date;
  today: Date;
  valueMinor: bigint;
  currency: string;
  paidBy: "invoice" | "card";
  autoRenew: boolean;
  wasTurnedOffHere: boolean;
  isSelfService: boolean;
  viewerIsContact: boolean;
  aeName: string;
  aeEmail: string;
  aePhone: string;
  primaryName: string | null;
  primaryEmail: string | null;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
  products: string[];
}

/** One statement for any number of the viewer's contracts; `rest` narrows, orders and limits it. */
export const selectContracts = (viewer: Viewer, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT contract.id, contract.number, seller.name AS seller, seller.time_zone AS "timeZone",
         bill_group.name AS "billGroup", account.name AS account,
         contract.starts_on AS "startsOn", contract.ends_on AS "endsOn", ${sellersToday} AS today,
         contract.value_minor AS "valueMinor", contract.currency, contract.paid_by AS "paidBy",
         contract.auto_renew AS "autoRenew", contract.auto_renew_off_here_at IS NOT NULL AS "wasTurnedOffHere",
         contract.renewal_self_service AS "isSelfService", mine.is_contact AS "viewerIsContact",
         executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone",
         primary_contact.name AS "primaryName", primary_contact.email AS "primaryEmail",
         seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
         seller.customer_service_phone AS "servicePhone",
         ARRAY(
           SELECT subscription.product || ' × ' || subscription.quantity FROM subscription
           WHERE subscription.contract_id = contract.id AND ${subscriptionStatusSql(sellersToday)} <> 'ended'
           ORDER BY subscription.product, subscription.id LIMIT ${MOST_NAMED_PRODUCTS}
         ) AS products
  FROM contract
  ${joinOwnAccessSql(viewer)}
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = contract.account_id
  JOIN staff executive ON executive.id = account.account_executive_id
  LEFT JOIN LATERAL (
    SELECT named.first_name || ' ' || named.last_name AS name, person.email
    FROM contract_contact place
    JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
    JOIN person ON person.id = place.person_id
    WHERE place.contract_id = contract.id AND place.is_primary
  ) primary_contact ON true
  ${rest}`;

export function toTerms(facts: ContractFacts): RenewalTerms {
  return {
    status: facts.endsOn >= facts.today ? "active" : "ended",
    endsOn: fromDateColumn(facts.endsOn),
    timeZone: facts.timeZone,
    autoRenew: facts.autoRenew,
    wasTurnedOffHere: facts.wasTurnedOffHere,
    isSelfService: facts.isSelfService,
    viewerIsContact: facts.viewerIsContact,
    accountExecutive: { name: facts.aeName, email: facts.aeEmail, phone: facts.aePhone },
    primaryContact:
      facts.primaryName && facts.primaryEmail
        ? { name: facts.primaryName, email: facts.primaryEmail, phone: null }
        : null,
  };
}

export function toContractRow(facts: ContractFacts): ContractRow {
  const terms = toTerms(facts);
  return {
    number: facts.number,
    seller: facts.seller,
    billGroup: facts.billGroup,
    account: facts.account,
    startsOn: fromDateColumn(facts.startsOn),
    endsOn: terms.endsOn,
    value: money(facts.valueMinor, facts.currency),
    status: terms.status,
    products: facts.products,
    renewal: renewalToggle(terms, fromDateColumn(facts.today)),
  };
}
