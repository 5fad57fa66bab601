import { joinOwnAccessSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { type PersonFound, type PlaceFactsRow, selectPeople, selectPlaces, toPersonRow, toPlaceFacts } from "../facts";
import { findLastHolders, findManageBilling } from "../manage-billing/queries";
import { canRemove, canSetEnd, isOver } from "../rules";
import type { HandoverRole, OpenHandover, PersonPanel, PlaceFacts, PlaceRow } from "../types";

const PAGE_SIZE = 50;

interface HandoverFound {
  id: string;
  contractId: string;
  role: HandoverRole;
  fromId: string;
  to: string;
}

/** A person's contracts that the viewer sees too, with what may be done about each [USR-1]; null: nobody of theirs. */
export async function findPanel(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  from: string | undefined,
): Promise<PersonPanel | null> {
  const [found] = await tx.$queryRaw<PersonFound[]>(selectPeople(viewer, Prisma.sql`WHERE id = ${personId}::uuid`));
  if (!found) return null;
  const rows = await tx.$queryRaw<PlaceFactsRow[]>(
    selectPlaces(
      viewer,
      Prisma.sql`WHERE place.person_id = ${personId}::uuid AND contract.number >= ${from ?? ""}
        ORDER BY contract.number LIMIT ${PAGE_SIZE + 1}`,
    ),
  );
  const shown = rows.slice(0, PAGE_SIZE);
  const handovers = await findOpenHandovers(tx, viewer, shown);
  const lastHolders = await findLastHolders(tx, shown, "each");
  return {
    person: toPersonRow(found, viewer),
    places: shown.map((row) => toPlaceRow(row, toPlaceFacts(row, viewer, lastHolders), handovers)),
    nextFrom: rows[PAGE_SIZE]?.contractNumber ?? null,
    manageBilling: await findManageBilling(tx, viewer, personId),
    canAdd: await hasContractsWithout(tx, viewer, personId),
  };
}

function toPlaceRow(row: PlaceFactsRow, facts: PlaceFacts, handovers: readonly HandoverFound[]): PlaceRow {
  return {
    contractNumber: row.contractNumber,
    billGroup: row.billGroup,
    account: row.account,
    isPrimary: row.isPrimary,
    isCardHolder: row.isCardHolder,
    endsOn: facts.endsOn,
    hasEnded: isOver(facts.endsOn, facts.today),
    isSelf: facts.isSelf,
    removal: canRemove(facts),
    end: canSetEnd(facts),
    handovers: handovers
      .filter(({ contractId, fromId }) => contractId === row.contractId && fromId === row.personId)
      .map(({ id, role, to }): OpenHandover => ({ id, role, to })),
  };
}

const findOpenHandovers = (tx: Tx, viewer: Viewer, places: readonly PlaceFactsRow[]): Promise<HandoverFound[]> =>
  tx.$queryRaw<HandoverFound[]>`
    SELECT handover.id, handover.contract_id AS "contractId", handover.role, handover.from_person_id AS "fromId",
           named.first_name || ' ' || named.last_name AS to
    FROM handover
    JOIN contract ON contract.id = handover.contract_id
    ${joinOwnAccessSql(viewer)}
    JOIN account_person named ON named.account_id = handover.account_id AND named.person_id = handover.to_person_id
    WHERE handover.contract_id = ANY (${places.map(({ contractId }) => contractId)}::uuid[])
      AND handover.ended_at IS NULL AND handover.expires_at > portal.now()`;

async function hasContractsWithout(tx: Tx, viewer: Viewer, personId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT contract.id FROM contract ${joinOwnAccessSql(viewer)}
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE mine.is_contact AND NOT EXISTS (
      SELECT FROM contract_contact place
      WHERE place.contract_id = contract.id AND place.person_id = ${personId}::uuid
        AND (place.ends_on IS NULL OR place.ends_on >= portal.today(seller.time_zone))
    ) LIMIT 1`;
  return found.length > 0;
}
