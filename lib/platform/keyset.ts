import { z } from "zod";

/** A page of a list, with the way on and back; both are cursors for the URL, null where the list ends. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
}

export interface Cursor {
  readonly key: readonly [string, string];
  readonly direction: "after" | "before";
}

/** No control characters: a database takes no NUL. */
const keyPart = z
  .string()
  .max(300)
  .regex(/^\P{Cc}*$/u);
const keySchema = z.tuple([keyPart, keyPart]);

const encode = (key: readonly [string, string]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** What `after` or `before` in the URL point at; null, the first page, for none and for anything made up. */
export function readCursor({
  after,
  before,
}: {
  after?: string | undefined;
  before?: string | undefined;
}): Cursor | null {
  const given = after ?? before;
  if (!given) return null;
  try {
    const key = keySchema.parse(JSON.parse(Buffer.from(given, "base64url").toString("utf8")));
    return { key, direction: after ? "after" : "before" };
  } catch {
    return null;
  }
}

/**
 * Makes a page of what a query found, which was asked for one row more than fits and, going back, in reverse order.
 * @param keyOf the two columns the list is ordered by, the second one unique.
 */
export function toPage<Found, Row>(
  found: readonly Found[],
  { size, cursor, keyOf, toRow }: PageShape<Found, Row>,
): Page<Row> {
  const isBack = cursor?.direction === "before";
  const hasMore = found.length > size;
  const kept = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  const [first, last] = [kept[0], kept.at(-1)];
  return {
    rows: kept.map(toRow),
    next: last && (isBack || hasMore) ? encode(keyOf(last)) : null,
    previous: first && (isBack ? hasMore : cursor !== null) ? encode(keyOf(first)) : null,
  };
}

interface PageShape<Found, Row> {
  readonly size: number;
  readonly cursor: Cursor | null;
  readonly keyOf: (found: Found) => readonly [string, string];
  readonly toRow: (found: Found) => Row;
}
