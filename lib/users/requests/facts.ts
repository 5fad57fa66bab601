import { joinOwnAccessSql, ownRows } from "@/lib/access/visible";
import { now } from "@/lib/platform/clock";
import { calendarDay, fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { RequestTerms } from "./types";

/** A request with the contract it means, for a contact of that contract. */
export interface RequestFacts {
  id: string;
  personId: string;
  firstName: string;
  lastName: string;
  email: string;
  note: string | null;
  askedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  isExpired: boolean;
  answer: "approved" | "declined" | null;
  answeredAt: Date | null;
  contractId: string;
  accountId: string;
  contract: string;
  account: string;
  timeZone: string;
  today: Date;
  isAlreadyIn: boolean;
  ownEndsOn: Date | null;
}

/** One statement for any number of them; `rest` narrows, orders and limits it. Contacts only: others find none [ACC-8]. */
const selectRequests = (viewer: Viewer, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT request.id, request.person_id AS "personId", request.first_name AS "firstName",
         request.last_name AS "lastName", request.email, request.note, request.created_at AS "askedAt",
         request.expires_at AS "expiresAt", request.ended_at AS "endedAt",
         request.expires_at <= portal.now() AS "isExpired", match.answer::text AS answer,
         match.answered_at AS "answeredAt", contract.id AS "contractId", contract.account_id AS "accountId",
         contract.number AS contract, account.name AS account, seller.time_zone AS "timeZone",
         portal.today(seller.time_zone) AS today, own.ends_on AS "ownEndsOn", theirs.id IS NOT NULL AS "isAlreadyIn"
  FROM access_request request
  JOIN access_request_match match ON match.request_id = request.id
  JOIN contract ON contract.id = match.contract_id
  ${joinOwnAccessSql(viewer)}
  JOIN contract_contact own ON own.contract_id = contract.id AND own.person_id = ${viewer.personId}::uuid
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = contract.account_id
  LEFT JOIN contract_contact theirs ON theirs.contract_id = contract.id AND theirs.person_id = request.person_id
    AND (theirs.ends_on IS NULL OR theirs.ends_on >= portal.today(seller.time_zone))
  WHERE mine.is_contact AND ${rest}`;

/** @throws DomainError NOT_FOUND for a request that means nothing of the viewer's, or nothing at all */
export async function readRequest(tx: Tx, viewer: Viewer, id: string): Promise<RequestFacts> {
  const [request] = await tx.$queryRaw<RequestFacts[]>(selectRequests(viewer, Prisma.sql`request.id = ${id}::uuid`));
  if (!request) throw notFound();
  return request;
}

/** Those that wait for an answer, oldest first. */
export const readWaiting = (tx: Tx, viewer: Viewer, most: number): Promise<RequestFacts[]> =>
  tx.$queryRaw<RequestFacts[]>(
    selectRequests(
      viewer,
      Prisma.sql`match.answer IS NULL AND request.ended_at IS NULL AND request.expires_at > portal.now()
        AND theirs.id IS NULL ORDER BY request.created_at, request.id LIMIT ${most}`,
    ),
  );

export const dayOf = ({ today }: RequestFacts): PlainDate => fromDateColumn(today);

export function toTerms(request: RequestFacts): RequestTerms {
  const { answer, answeredAt, endedAt, expiresAt, isExpired, isAlreadyIn, ownEndsOn, timeZone } = request;
  const own = ownEndsOn && fromDateColumn(ownEndsOn);
  const at = (state: RequestTerms["state"], instant: Date): RequestTerms => ({
    ...{ state, since: calendarDay(instant, timeZone), isAlreadyIn, ownEndsOn: own },
  });
  if (answer && answeredAt) return at(answer, answeredAt);
  if (endedAt && endedAt < expiresAt) return at("withdrawn", endedAt);
  if (endedAt || isExpired) return at("expired", expiresAt);
  return at("open", request.askedAt);
}

export interface OpenRequest {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly number: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The person's own requests that still wait, newest first: whatever was answered, it stands here until it ends. */
export const readOwnOpen = async (tx: Tx, viewer: Viewer): Promise<OpenRequest[]> =>
  tx.accessRequest.findMany({
    where: { ...ownRows(viewer), endedAt: null, expiresAt: { gt: await now(tx) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_OWN,
    select: { id: true, firstName: true, lastName: true, number: true, createdAt: true, expiresAt: true },
  });

/** Five a day for fourteen days are fewer. */
const MOST_OWN = 100;
