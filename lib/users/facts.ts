import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { PersonRow, PlaceFacts } from "./types";

/** A person's place on one of the viewer's contracts, as SQL finds it. */
export interface PlaceFactsRow {
  placeId: string;
  personId: string;
  firstName: string;
  lastName: string;
  email: string;
  contractId: string;
  contractNumber: string;
  accountId: string;
  account: string;
  billGroupId: string;
  billGroup: string;
  isPrimary: boolean;
  isCardHolder: boolean;
  endsOn: Date | null;
  today: Date;
  viewerIsContact: boolean;
  viewerEndsOn: Date | null;
  primaryName: string | null;
  primaryEmail: string | null;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

/** What the rules look at besides a person's own place: joined wherever `contract` is. */
const aroundContract = (viewer: Viewer): Prisma.Sql => Prisma.sql`
  ${joinOwnAccessSql(viewer)}
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = contract.account_id
  LEFT JOIN contract_contact own ON own.contract_id = contract.id AND own.person_id = ${viewer.personId}::uuid
  LEFT JOIN LATERAL (
    SELECT named.first_name || ' ' || named.last_name AS name, person.email
    FROM contract_contact first_place
    JOIN account_person named
      ON named.account_id = first_place.account_id AND named.person_id = first_place.person_id
    JOIN person ON person.id = first_place.person_id
    WHERE first_place.contract_id = contract.id AND first_place.is_primary
  ) primary_contact ON true`;

const contractColumns = Prisma.sql`
  contract.id AS "contractId", contract.number AS "contractNumber", contract.account_id AS "accountId",
  account.name AS account, bill_group.id AS "billGroupId", bill_group.name AS "billGroup",
  portal.today(seller.time_zone) AS today, mine.is_contact AS "viewerIsContact", own.ends_on AS "viewerEndsOn",
  primary_contact.name AS "primaryName", primary_contact.email AS "primaryEmail",
  seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
  seller.customer_service_phone AS "servicePhone"`;

/** Places on the viewer's contracts; `rest` narrows, orders and limits. */
export const selectPlaces = (viewer: Viewer, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT place.id AS "placeId", place.person_id AS "personId", named.first_name AS "firstName",
         named.last_name AS "lastName", person.email, place.is_primary AS "isPrimary",
         place.is_card_holder AS "isCardHolder", place.ends_on AS "endsOn", ${contractColumns}
  FROM contract_contact place
  JOIN contract ON contract.id = place.contract_id
  ${aroundContract(viewer)}
  JOIN person ON person.id = place.person_id
  JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
  ${rest}`;

export type GiverRow = Pick<
  PlaceFactsRow,
  | "contractId"
  | "contractNumber"
  | "accountId"
  | "today"
  | "viewerIsContact"
  | "viewerEndsOn"
  | "primaryName"
  | "primaryEmail"
  | "serviceName"
  | "serviceEmail"
  | "servicePhone"
>;

/** The viewer's own contracts as what they could give. */
export const findGivers = (tx: Tx, viewer: Viewer, contractIds: readonly string[]): Promise<GiverRow[]> =>
  tx.$queryRaw<GiverRow[]>`
    SELECT ${contractColumns} FROM contract ${aroundContract(viewer)}
    WHERE contract.id = ANY (${contractIds}::uuid[]) ORDER BY contract.number`;

export const toGiverFacts = (row: GiverRow) => ({
  contractNumber: row.contractNumber,
  today: fromDateColumn(row.today),
  viewerIsContact: row.viewerIsContact,
  viewerEndsOn: row.viewerEndsOn && fromDateColumn(row.viewerEndsOn),
  primaryContact:
    row.primaryName && row.primaryEmail ? { name: row.primaryName, email: row.primaryEmail, phone: null } : null,
  customerService: { name: row.serviceName, email: row.serviceEmail, phone: row.servicePhone },
});

/** `lastHolders`: places without which nobody could manage billing, of those that are to go. */
export const toPlaceFacts = (
  row: PlaceFactsRow,
  viewer: Viewer,
  lastHolders: ReadonlySet<string> = new Set(),
): PlaceFacts => ({
  ...toGiverFacts(row),
  billGroup: row.billGroup,
  isLastHolder: lastHolders.has(row.placeId),
  personName: nameOf(row),
  isPrimary: row.isPrimary,
  isCardHolder: row.isCardHolder,
  endsOn: row.endsOn && fromDateColumn(row.endsOn),
  isSelf: row.personId === viewer.personId,
});

export const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`.trim();

/** Of these places, those whose person a rule lets see the contract besides: removing does not shut them out. */
export async function findStillByRule(tx: Tx, places: readonly PlaceFactsRow[]): Promise<Set<string>> {
  const found = await tx.$queryRaw<{ placeId: string }[]>`
    SELECT asked.place AS "placeId"
    FROM unnest(${places.map(({ placeId }) => placeId)}::uuid[], ${places.map(({ contractId }) => contractId)}::uuid[],
                ${places.map(({ personId }) => personId)}::uuid[]) AS asked (place, contract, person)
    WHERE portal.let_in_by_rule(asked.contract, asked.person)`;
  return new Set(found.map(({ placeId }) => placeId));
}

/** Somebody on the viewer's contracts, as SQL finds them. */
export interface PersonFound {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  contracts: number;
  isRemovable: boolean;
  key: string;
}

/** Everybody on the viewer's contracts, once, with the name that the first of their accounts knows them by. */
export const selectPeople = (viewer: Viewer, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH shared AS (
    SELECT place.person_id, count(*)::int AS contracts, min(place.account_id::text)::uuid AS account_id,
           array_agg(DISTINCT place.account_id) AS accounts,
           bool_or(mine.is_contact AND NOT place.is_primary AND NOT place.is_card_holder) AS "isRemovable",
           string_agg(contract.number, ' ') AS numbers
    FROM contract_contact place
    JOIN contract ON contract.id = place.contract_id
    ${joinOwnAccessSql(viewer)}
    GROUP BY place.person_id
  ), people AS (
    SELECT person.id, named.first_name AS "firstName", named.last_name AS "lastName", person.email, shared.contracts,
           shared."isRemovable", shared.numbers, shared.accounts, lower(named.last_name || ' ' || named.first_name) COLLATE "C" AS key
    FROM shared
    JOIN person ON person.id = shared.person_id
    JOIN account_person named ON named.account_id = shared.account_id AND named.person_id = shared.person_id
  )
  SELECT id, "firstName", "lastName", email, contracts, "isRemovable", key FROM people
  ${rest}`;

export const toPersonRow = (found: PersonFound, viewer: Viewer): PersonRow => ({
  id: found.id,
  name: `${found.firstName} ${found.lastName}`.trim(),
  email: found.email,
  contracts: found.contracts,
  isViewer: found.id === viewer.personId,
  isRemovable: found.isRemovable,
});
