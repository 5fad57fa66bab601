import { visibleBillGroupSql } from "@/lib/access/visible";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import { getRequestFacts, type RequestFactsRow, selectRequests, toRequestDetails, toRequestRow } from "./facts";
import type { RequestSearch } from "./schema";
import type { RequestDetails, RequestList } from "./types";

const PAGE_SIZE = 25;

/** Requests in a bill group, the newest first, 25 a page: one's own, and all of them for holders of manage billing. */
export async function listRequests(viewer: Viewer, billGroup: string, search: RequestSearch): Promise<RequestList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [found, group] = await viewerReading(viewer, async (tx) => [
    await tx.$queryRaw<RequestFactsRow[]>(
      selectRequests(
        viewer,
        Prisma.sql`AND request.bill_group_id = ${billGroup}::uuid AND ${beyond(cursor)}
          ORDER BY request.asked_at ${way}, request.id ${way} LIMIT ${PAGE_SIZE + 1}`,
      ),
    ),
    await tx.$queryRaw<{ billGroup: string; timeZone: string }[]>`
      SELECT bill_group.name AS "billGroup", seller.time_zone AS "timeZone"
      FROM bill_group JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${billGroup}::uuid`,
  ]);
  if (found.length === 0 && cursor) return listRequests(viewer, billGroup, {});
  if (!group[0]) throw notFound();
  const keyOf = ({ askedAt, id }: RequestFactsRow): [string, string] => [askedAt.toISOString(), id];
  return { ...toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: toRequestRow }), ...group[0] };
}

/** A made-up cursor is none. */
const fits = ({ key: [at, id] }: Cursor): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) &&
  !Number.isNaN(Date.parse(at)) &&
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

function beyond(cursor: Cursor | null): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const [at, id] = cursor.key;
  const sign = cursor.direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(request.asked_at, request.id) ${sign} (${at}::timestamptz, ${id}::uuid)`;
}

/** One of the viewer's requests. @throws DomainError NOT_FOUND [ACC-6] */
export const getRequest = (viewer: Viewer, id: string): Promise<RequestDetails> =>
  viewerReading(viewer, async (tx) => toRequestDetails(await getRequestFacts(tx, viewer, id)));
