import { joinOwnAccessSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { canGiveManageBilling, canTakeManageBilling } from "../rules";
import type { ManageBillingFacts, ManageBillingRow } from "../types";

const MOST_GROUPS = 50;

interface ManageBillingFound {
  billGroupId: string;
  billGroup: string;
  accountId: string;
  viewerHolds: boolean;
  viewerIsContact: boolean;
  personHolds: boolean;
  personIsPrimary: boolean;
  personIsContact: boolean;
  holders: number;
  personName: string;
  email: string;
  holderName: string | null;
  holderEmail: string | null;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

/** Who holds the permission in the bill groups that both are in [ACC-8]. */
const selectManageBilling = (viewer: Viewer, personId: string, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH ours AS (
    SELECT contract.bill_group_id, min(place.account_id::text)::uuid AS account_id,
           bool_or(mine.is_contact) AS "viewerIsContact",
           bool_or(place.ends_on IS NULL OR place.ends_on >= portal.today(seller.time_zone)) AS "personIsContact"
    FROM contract_contact place
    JOIN contract ON contract.id = place.contract_id
    ${joinOwnAccessSql(viewer)}
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE place.person_id = ${personId}::uuid
    GROUP BY contract.bill_group_id
  )
  SELECT bill_group.id AS "billGroupId", bill_group.name AS "billGroup", ours.account_id AS "accountId",
         ours."viewerIsContact", ours."personIsContact",
         coalesce(held."viewerHolds", false) AS "viewerHolds", coalesce(held."personHolds", false) AS "personHolds",
         coalesce(held."personIsPrimary", false) AS "personIsPrimary", held.holders,
         named.first_name || ' ' || named.last_name AS "personName", asked.email,
         holder.name AS "holderName", holder.email AS "holderEmail",
         seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
         seller.customer_service_phone AS "servicePhone"
  FROM ours
  JOIN bill_group ON bill_group.id = ours.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account_person named ON named.account_id = ours.account_id AND named.person_id = ${personId}::uuid
  JOIN person asked ON asked.id = named.person_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS holders, bool_or(person_id = ${viewer.personId}::uuid) AS "viewerHolds",
           bool_or(person_id = ${personId}::uuid) AS "personHolds",
           bool_or(person_id = ${personId}::uuid AND is_primary) AS "personIsPrimary",
           array_agg(person_id) AS ids
    FROM portal.billing_managers(bill_group.id)
  ) held
  LEFT JOIN LATERAL (
    SELECT known.first_name || ' ' || known.last_name AS name, person.email
    FROM account_person known JOIN person ON person.id = known.person_id
    WHERE known.account_id = bill_group.account_id AND known.person_id = ANY (held.ids)
    ORDER BY known.last_name, known.first_name, person.email LIMIT 1
  ) holder ON true
  ${rest}`;

const toFacts = (found: ManageBillingFound): ManageBillingFacts => ({
  viewerHolds: found.viewerHolds,
  viewerIsContact: found.viewerIsContact,
  personHolds: found.personHolds,
  personIsPrimary: found.personIsPrimary,
  personIsContact: found.personIsContact,
  holders: found.holders,
  personName: found.personName,
  holder:
    found.holderName && found.holderEmail ? { name: found.holderName, email: found.holderEmail, phone: null } : null,
  customerService: { name: found.serviceName, email: found.serviceEmail, phone: found.servicePhone },
});

export async function findManageBilling(tx: Tx, viewer: Viewer, personId: string): Promise<ManageBillingRow[]> {
  const found = await tx.$queryRaw<ManageBillingFound[]>(
    selectManageBilling(viewer, personId, Prisma.sql`ORDER BY bill_group.name, bill_group.id LIMIT ${MOST_GROUPS}`),
  );
  return found.map((row) => {
    const facts = toFacts(row);
    return {
      billGroupId: row.billGroupId,
      billGroup: row.billGroup,
      holds: row.personHolds,
      change: row.personHolds ? canTakeManageBilling(facts) : canGiveManageBilling(facts),
    };
  });
}

/** The rules' view of one bill group, inside a command's transaction; null when the two share no contract there. */
export async function findManageBillingFacts(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  billGroupId: string,
): Promise<{ facts: ManageBillingFacts; accountId: string; billGroup: string; email: string } | null> {
  const [found] = await tx.$queryRaw<ManageBillingFound[]>(
    selectManageBilling(viewer, personId, Prisma.sql`WHERE bill_group.id = ${billGroupId}::uuid`),
  );
  if (!found) return null;
  const { accountId, billGroup, email } = found;
  return { facts: toFacts(found), accountId, billGroup, email };
}
