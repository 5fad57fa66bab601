import { type Tx, viewerReading } from "@/lib/platform/db";
import type { Decision } from "@/lib/platform/decision";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { findStillByRule, nameOf, type PlaceFactsRow, selectPlaces, toPlaceFacts } from "../facts";
import { findLastHolders } from "../manage-billing/queries";
import { canRemove } from "../rules";
import type { Place } from "../schema";
import type { RemovalOfPerson, RemovalPreview } from "../types";

/** As many places as one removal takes. */
export const MOST_REMOVED = 500;

export interface Removal {
  readonly people: readonly RemovalOfPerson[];
  /** The rows of all that may go. */
  readonly rows: readonly PlaceFactsRow[];
}

/** What removing these people, or these places, would do [USR-4, USR-5]: asked before, and again on the locked rows. */
export const previewRemoval = (
  viewer: Viewer,
  people: readonly string[],
  places: readonly Place[],
): Promise<RemovalPreview> =>
  viewerReading(viewer, async (tx) => {
    const { people: found } = await findRemoval(tx, viewer, await findPlaces(tx, viewer, people, places));
    return { people: found };
  });

/** Places on the viewer's contracts; what is not there any more, or never was theirs, is left out. */
export function findPlaces(
  tx: Tx,
  viewer: Viewer,
  people: readonly string[],
  places: readonly Place[],
): Promise<PlaceFactsRow[]> {
  const wanted = Prisma.sql`(place.person_id, contract.number) IN (
    SELECT * FROM unnest(${places.map(({ person }) => person)}::uuid[],
                         ${places.map(({ contractNumber }) => contractNumber)}::text[]))`;
  return tx.$queryRaw<PlaceFactsRow[]>(
    selectPlaces(
      viewer,
      Prisma.sql`WHERE place.person_id = ANY (${people}::uuid[]) OR ${wanted}
        ORDER BY named.last_name, named.first_name, place.person_id, contract.number LIMIT ${MOST_REMOVED}`,
    ),
  );
}

export async function findRemoval(tx: Tx, viewer: Viewer, rows: readonly PlaceFactsRow[]): Promise<Removal> {
  const free = rows.filter((row) => canRemove(toPlaceFacts(row, viewer)).allowed);
  const lastHolders = await findLastHolders(tx, free, "together");
  const mayGo = (row: PlaceFactsRow): Decision => canRemove(toPlaceFacts(row, viewer, lastHolders));
  const going = free.filter((row) => mayGo(row).allowed);
  const byRule = await findStillByRule(tx, going);
  const shared = await countShared(tx, viewer, rows);
  return {
    rows: going,
    people: [...new Set(rows.map(({ personId }) => personId))].map((id) => {
      const theirs = rows.filter(({ personId }) => personId === id);
      const removed = theirs.filter((row) => going.includes(row));
      return {
        ...describePerson(id, theirs, viewer),
        removed: removed.map(({ contractNumber }) => contractNumber),
        stillByRule: removed.filter(({ placeId }) => byRule.has(placeId)).map(({ contractNumber }) => contractNumber),
        left: theirs.flatMap((row) => {
          const because = mayGo(row);
          return because.allowed ? [] : [{ contractNumber: row.contractNumber, because }];
        }),
        isAll: removed.length === (shared.get(id) ?? 0),
      };
    }),
  };
}

function describePerson(id: string, rows: readonly PlaceFactsRow[], viewer: Viewer) {
  const [first] = rows;
  return { id, name: first ? nameOf(first) : "", email: first?.email ?? "", isSelf: id === viewer.personId };
}

async function countShared(tx: Tx, viewer: Viewer, rows: readonly PlaceFactsRow[]): Promise<Map<string, number>> {
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const found = await tx.$queryRaw<{ id: string; count: number }[]>(Prisma.sql`
    SELECT theirs."personId" AS id, count(*)::int AS count
    FROM (${selectPlaces(viewer, Prisma.sql`WHERE place.person_id = ANY (${ids}::uuid[])`)}) theirs GROUP BY 1`);
  return new Map(found.map(({ id, count }) => [id, count]));
}
