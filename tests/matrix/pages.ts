import type { Kind } from "./actors";
import type { Entry } from "./entries";
import { requestFor, WAYS, type Way } from "./requests";
import { type EntryRow, type Outcome, VIEWERS } from "./row";
import type { Ask } from "./run";
import { type Asking, foreignTo, NOWHERE, type Things } from "./world";

export const EVERY_WAY: readonly Way[] = Object.keys(WAYS) as Way[];
/** The one that has all that is in a page, and nothing around it that would be a gate. */
const BARE: readonly Way[] = ["RSC of the page alone"];

interface Wanted {
  readonly things: Things;
  readonly isOwn: boolean;
  readonly ways: readonly Way[];
  readonly search: string;
}

/** All that one kind of actor asks of a page or handler, in these ways. */
export const asksOf = (
  entry: Entry,
  row: EntryRow,
  asking: Asking,
  origin: string,
  every: readonly Way[] = EVERY_WAY,
): Promise<Ask[]> =>
  Promise.all(
    wantedOf(row, asking, every).flatMap(({ things, isOwn, ways, search }) =>
      ways.map(async (way): Promise<Ask> => {
        const sent = await requestFor(entry, row.params?.(things) ?? {}, search, way, origin);
        const hasOwn = isOwn && (VIEWERS.includes(asking.kind) || row.isPublic === true);
        const canShow = hasOwn && search === (row.query?.(things) ?? "") && way !== "HEAD" && !isPrefetched(entry, way);
        return {
          what: `${way} ${sent.method} ${sent.path.split("_rsc")[0]}`,
          sent,
          outcomes: outcomesOf(entry, row, asking.kind, way, isOwn),
          shows: canShow ? (row.shows?.(things) ?? []) : [],
          isPublic: row.isPublic ?? false,
        };
      }),
    ),
  );

function wantedOf({ params, query, searches, ofGroup }: EntryRow, asking: Asking, every: readonly Way[]): Wanted[] {
  const { own, others } = asking;
  const searchOf = (things: Things): string => query?.(things) ?? "";
  const wanted: Wanted[] = [{ things: own, isOwn: true, ways: every, search: searchOf(own) }];
  const named = (things: Things): string => JSON.stringify([params?.(things), searchOf(things)]);
  const isAboutSomething = named(own) !== named(NOWHERE);
  const foreign = isAboutSomething ? [...foreignTo(asking, ofGroup === true), NOWHERE] : [];
  for (const [index, things] of foreign.entries())
    wanted.push({ things, isOwn: false, ways: index === 0 ? every : BARE, search: searchOf(things) });
  for (const search of new Set([own, ...others].flatMap((things) => searches?.(things) ?? [])))
    wanted.push({ things: own, isOwn: true, ways: BARE, search });
  return wanted;
}

/** Pages that are fetched ahead come as an empty frame, whatever becomes of them afterwards. */
const isPrefetched = ({ isPage }: Entry, way: Way): boolean => isPage && way === "RSC prefetch";

function outcomesOf(entry: Entry, row: EntryRow, kind: Kind, way: Way, isOwn: boolean): readonly Outcome[] {
  if (row.isFrameworks || isPrefetched(entry, way)) return [];
  if (way === "POST" && (row.post || !entry.isPage)) return [row.post ?? "405"];
  // Those who see anything at all are told that there is nothing; the others meet the door that they always meet.
  const expected = !isOwn && VIEWERS.includes(kind) ? (row.elsewhere ?? "not found") : row.who[kind];
  return row.router && way.startsWith("RSC") ? [expected, row.router] : [expected];
}
