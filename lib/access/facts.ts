import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { Standing } from "./types";

export interface StandingRow {
  isOpen: boolean;
  isClosed: boolean;
}

/** What a standing follows from, as columns of a statement that may read more. */
export const standingColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM contract_access WHERE person_id = ${viewer.personId}::uuid) AS "isOpen",
  EXISTS (SELECT FROM closed_account_access WHERE person_id = ${viewer.personId}::uuid) AS "isClosed"`;

export function toStanding(row: StandingRow): Standing {
  if (row.isOpen) return { kind: "open", alsoClosed: row.isClosed };
  return { kind: row.isClosed ? "closed" : "none" };
}
