import { joinOwnAccessSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { PlaceFactsRow } from "../facts";
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

/**
 * Of these places, those whose person holds the permission and without which nobody would [ACC-8]: removed all together, or
 * each by itself.
 */
export async function findLastHolders(
  tx: Tx,
  places: readonly PlaceFactsRow[],
  how: "together" | "each",
): Promise<Set<string>> {
  const ids = places.map(({ placeId }) => placeId);
  const found = await tx.$queryRaw<{ placeId: string }[]>`
    WITH asked AS MATERIALIZED (
      SELECT * FROM unnest(${ids}::uuid[], ${places.map(({ billGroupId }) => billGroupId)}::uuid[],
                           ${places.map(({ personId }) => personId)}::uuid[]) AS asked (place, bill_group, person)
    ), held AS MATERIALIZED (
      SELECT groups.bill_group, manager.person_id AS person, manager.is_primary
      FROM (SELECT DISTINCT bill_group FROM asked) groups
      CROSS JOIN LATERAL portal.billing_managers(groups.bill_group) manager
    ), given AS MATERIALIZED (
      -- A primary billing contact always holds it, and stays.
      SELECT bill_group FROM held GROUP BY bill_group HAVING NOT bool_or(is_primary)
    )
    SELECT asked.place AS "placeId" FROM asked
    JOIN held ON held.bill_group = asked.bill_group AND held.person = asked.person
    JOIN given ON given.bill_group = asked.bill_group
    WHERE portal.ends_billing(asked.bill_group, CASE WHEN ${how === "together"} THEN ${ids}::uuid[] ELSE ARRAY[asked.place] END)`;
  return new Set(found.map(({ placeId }) => placeId));
}

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

/**
 * One change at a time in a bill group, so that the last two holders cannot take it from each other, nor remove each other.
 * Taken before any contract is locked, and by everybody in one order.
 */
export async function lockManageBilling(tx: Tx, billGroupIds: readonly string[]): Promise<void> {
  for (const billGroup of [...new Set(billGroupIds)].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('manage-billing:' || ${billGroup}, 0))`;
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
