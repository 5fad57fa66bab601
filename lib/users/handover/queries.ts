import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { nameOf, type PlaceFactsRow, selectPlaces, toPlaceFacts } from "../facts";
import { canAccept, canNominate } from "../rules";
import type { HandoverOffer, HandoverRole, NominationFacts, NominationPage } from "../types";

const MOST_CANDIDATES = 200;

interface OfferFound {
  id: string;
  contractId: string;
  accountId: string;
  contractNumber: string;
  role: HandoverRole;
  fromId: string;
  fromName: string | null;
  fromEmail: string | null;
  toId: string;
  toName: string | null;
  toEmail: string | null;
  createdAt: Date;
  expiresAt: Date;
  timeZone: string;
  isOpen: boolean;
  outcome: HandoverOffer["outcome"];
  stillHeld: boolean;
  toEndsOn: Date | null;
}

const selectOffers = (viewer: Viewer, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT handover.id, contract.id AS "contractId", contract.account_id AS "accountId",
         contract.number AS "contractNumber", handover.role, handover.from_person_id AS "fromId",
         giver.first_name || ' ' || giver.last_name AS "fromName", giving.email AS "fromEmail",
         handover.to_person_id AS "toId", taker.first_name || ' ' || taker.last_name AS "toName",
         taking.email AS "toEmail", handover.created_at AS "createdAt", handover.expires_at AS "expiresAt",
         seller.time_zone AS "timeZone", handover.outcome,
         handover.ended_at IS NULL AND handover.expires_at > portal.now() AS "isOpen",
         EXISTS (
           SELECT FROM contract_contact held
           WHERE held.contract_id = contract.id AND held.person_id = handover.from_person_id
             AND CASE handover.role WHEN 'primary' THEN held.is_primary ELSE held.is_card_holder END
         ) AS "stillHeld", place.ends_on AS "toEndsOn"
  FROM handover
  JOIN contract ON contract.id = handover.contract_id
  ${joinOwnAccessSql(viewer)}
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  -- Whoever has been removed since is nobody the viewer sees any more: what became of it still stands.
  LEFT JOIN person giving ON giving.id = handover.from_person_id
  LEFT JOIN person taking ON taking.id = handover.to_person_id
  LEFT JOIN account_person giver ON giver.account_id = handover.account_id AND giver.person_id = giving.id
  LEFT JOIN account_person taker ON taker.account_id = handover.account_id AND taker.person_id = taking.id
  LEFT JOIN contract_contact place ON place.contract_id = contract.id AND place.person_id = taking.id
  ${rest}`;

const contactOf = (name: string | null, email: string | null): Contact | null =>
  name && email ? { name, email, phone: null } : null;

function toOffer(found: OfferFound, viewer: Viewer): HandoverOffer {
  const offer = {
    id: found.id,
    contractNumber: found.contractNumber,
    role: found.role,
    from: contactOf(found.fromName, found.fromEmail),
    to: contactOf(found.toName, found.toEmail),
    createdAt: found.createdAt,
    expiresAt: found.expiresAt,
    timeZone: found.timeZone,
    isMine: found.toId === viewer.personId,
    isOwn: found.fromId === viewer.personId,
    isOpen: found.isOpen,
    outcome: found.outcome ?? (found.isOpen ? null : "expired"),
    stillHeld: found.stillHeld,
    toEndsOn: found.toEndsOn && fromDateColumn(found.toEndsOn),
  } as const;
  return { ...offer, decision: canAccept(offer) };
}

/** @throws DomainError NOT_FOUND for others than the contract's own people [ACC-6] */
export const getHandover = (viewer: Viewer, id: string): Promise<HandoverOffer> =>
  viewerReading(viewer, async (tx) => (await findOffer(tx, viewer, id)).offer);

export async function findOffer(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<{ offer: HandoverOffer; contractId: string; accountId: string; fromId: string; toId: string }> {
  const [found] = await tx.$queryRaw<OfferFound[]>(selectOffers(viewer, Prisma.sql`WHERE handover.id = ${id}::uuid`));
  if (!found) throw notFound();
  const { contractId, accountId, fromId, toId } = found;
  return { offer: toOffer(found, viewer), contractId, accountId, fromId, toId };
}

/** Nominations that wait for the viewer's answer. */
export const listOffersToMe = (viewer: Viewer): Promise<HandoverOffer[]> =>
  viewerReading(viewer, (tx) => readOffersTo(tx, viewer, 50));

/** The same inside a transaction that reads more. */
export async function readOffersTo(tx: Tx, viewer: Viewer, most: number): Promise<HandoverOffer[]> {
  const found = await tx.$queryRaw<OfferFound[]>(
    selectOffers(
      viewer,
      Prisma.sql`WHERE handover.to_person_id = ${viewer.personId}::uuid AND handover.ended_at IS NULL
        AND handover.expires_at > portal.now() ORDER BY handover.created_at, handover.id LIMIT ${most}`,
    ),
  );
  return found.map((row) => toOffer(row, viewer));
}

/** Who could take a role over. @throws DomainError NOT_FOUND */
export const getNomination = (viewer: Viewer, contractNumber: string, role: HandoverRole): Promise<NominationPage> =>
  viewerReading(viewer, async (tx) => {
    const { facts, rows } = await findNomination(tx, viewer, contractNumber, role);
    return {
      contractNumber,
      role,
      decision: canNominate({ ...facts, nominee: null }),
      candidates: rows
        .filter(({ personId }) => personId !== viewer.personId)
        .map((row) => ({
          id: row.personId,
          name: nameOf(row),
          email: row.email,
          decision: canNominate({ ...facts, nominee: toNominee(row, viewer) }),
        })),
    };
  });

export const toNominee = (row: PlaceFactsRow, viewer: Viewer) => {
  const { personName, isSelf, endsOn } = toPlaceFacts(row, viewer);
  return { name: personName, isSelf, endsOn };
};

/** The contract's contacts and who has the role, for the page and again in the command. @throws DomainError NOT_FOUND */
export async function findNomination(
  tx: Tx,
  viewer: Viewer,
  contractNumber: string,
  role: HandoverRole,
  nominee: string | null = null,
): Promise<{ facts: Omit<NominationFacts, "nominee">; rows: readonly PlaceFactsRow[]; contractId: string }> {
  // Whoever has the role, and who is to take over, are among them however many there are.
  const rows = await tx.$queryRaw<PlaceFactsRow[]>(
    selectPlaces(
      viewer,
      Prisma.sql`WHERE contract.number = ${contractNumber}
        ORDER BY place.is_primary OR place.is_card_holder DESC, place.person_id IS NOT DISTINCT FROM ${nominee}::uuid DESC,
                 named.last_name, named.first_name, person.email LIMIT ${MOST_CANDIDATES}`,
    ),
  );
  const [first] = rows;
  if (!first) throw notFound();
  const has = (row: PlaceFactsRow): boolean => (role === "primary" ? row.isPrimary : row.isCardHolder);
  const holder = rows.find(has);
  const [open] = await tx.$queryRaw<[{ exists: boolean }]>`
    SELECT EXISTS (
      SELECT FROM handover WHERE contract_id = ${first.contractId}::uuid AND role = ${role}::handover_role
        AND ended_at IS NULL AND expires_at > portal.now() AND from_person_id = ${holder?.personId ?? null}::uuid)`;
  return {
    rows,
    contractId: first.contractId,
    facts: {
      contractNumber,
      holdsRole: holder?.personId === viewer.personId,
      holder: holder ? { name: nameOf(holder), email: holder.email, phone: null } : null,
      isOpen: open.exists,
      customerService: { name: first.serviceName, email: first.serviceEmail, phone: first.servicePhone },
    },
  };
}
