import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { Standing } from "./types";

export interface StandingRow {
  isOpen: boolean;
  isClosed: boolean;
}

/** Everything a person may see anything by, found once for a statement that asks several things of it: for a WITH. */
export const mineSql = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`mine AS MATERIALIZED (SELECT * FROM portal.access_of(${viewer.personId}::uuid))`;

/** What a standing follows from, as one row, of `mine`. */
export const standingOfMineSql = Prisma.sql`
  SELECT coalesce(bool_or(mine.is_direct), false) AS "isOpen", coalesce(bool_or(NOT mine.is_direct), false) AS "isClosed"
  FROM mine`;

/** @param rows its one row, or more that all say the same */
export function toStanding([row]: readonly StandingRow[]): Standing {
  if (row?.isOpen) return { kind: "open", alsoClosed: row.isClosed };
  return { kind: row?.isClosed ? "closed" : "none" };
}
