import { joinOwnAccessSql, visibleEventSql } from "@/lib/access/visible";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import type { HistoryKind, HistorySearch } from "./schema";
import type { ContractHistory, HistoryRow } from "./types";

const PAGE_SIZE = 50;

/** Actions of each kind, by how they begin. */
const BEGIN: Record<Exclude<HistoryKind, "all">, string> = {
  renewal: "^contract\\.renewal_",
  users: "^(user|access|contract\\.contact)",
  billing: "^(contract\\.(?!renewal_|contact)|bill_group\\.|payment_method\\.)",
  payments: "^(payment|promise|transfer|dispute)\\.",
  documents: "^(invoice|credit_memo|quote)",
};

type EventFound = Omit<HistoryRow, "before" | "after"> & {
  before: HistoryRow["before"] | null;
  after: HistoryRow["after"] | null;
};

/** What happened to one of the viewer's contracts, or to all of its bill group, the newest first, 50 a page [CON-7]. @throws DomainError NOT_FOUND */
export async function getContractHistory(
  viewer: Viewer,
  number: string,
  search: HistorySearch,
): Promise<ContractHistory> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const isBack = cursor?.direction === "before";
  const { contract, found } = await viewerReading(viewer, async (tx) => {
    const [contract] = await tx.$queryRaw<{ id: string; billGroupId: string; billGroup: string; timeZone: string }[]>`
      SELECT contract.id, bill_group.id AS "billGroupId", bill_group.name AS "billGroup", seller.time_zone AS "timeZone"
      FROM contract ${joinOwnAccessSql(viewer)}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE contract.number = ${number}`;
    if (!contract) throw notFound();
    const told = Prisma.sql`${conditions(search.kind, cursor)} AND ${visibleEventSql(viewer, contract.billGroupId)}`;
    const direction = isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`;
    const found = await tx.$queryRaw<EventFound[]>`
      SELECT event.id, event.at, event.action, event.before, event.after,
             coalesce(named.first_name || ' ' || named.last_name, event.actor_email) AS who
      FROM (
        (SELECT event.* FROM audit_event event
         WHERE event.contract_id = ${contract.id}::uuid AND ${told}
         ORDER BY event.at ${direction}, event.id ${direction} LIMIT ${PAGE_SIZE + 1})
        UNION ALL
        (SELECT event.* FROM audit_event event
         WHERE event.bill_group_id = ${contract.billGroupId}::uuid AND ${told}
         ORDER BY event.at ${direction}, event.id ${direction} LIMIT ${PAGE_SIZE + 1})
      ) event
      LEFT JOIN account_person named
        ON named.account_id = event.account_id AND named.person_id = event.actor_person_id
      ORDER BY event.at ${direction}, event.id ${direction} LIMIT ${PAGE_SIZE + 1}`;
    return { contract, found };
  });
  if (found.length === 0 && cursor) return getContractHistory(viewer, number, { kind: search.kind });
  const page = toPage(found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: ({ at, id }) => [at.toISOString(), id],
    toRow: ({ before, after, ...row }) => ({ ...row, before: before ?? {}, after: after ?? {} }),
  });
  return { ...page, contractNumber: number, billGroup: contract.billGroup, timeZone: contract.timeZone };
}

function conditions(kind: HistoryKind, cursor: Cursor | null): Prisma.Sql {
  const ofKind = kind === "all" ? Prisma.sql`true` : Prisma.sql`event.action ~ ${BEGIN[kind]}`;
  if (!cursor) return ofKind;
  const [at, id] = cursor.key;
  const beyond = cursor.direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`${ofKind} AND (event.at, event.id) ${beyond} (${at}::timestamptz, ${id}::uuid)`;
}

/** A made-up cursor is none. */
const fits = ({ key: [at, id] }: Cursor): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id);
