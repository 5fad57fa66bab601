import { type Tx, viewerDb } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { Standing } from "./types";

/** What signing in leads to: the portal, the closed door [SIG-5], or a page that says who can give access [SIG-4]. */
export const getStanding = (viewer: Viewer): Promise<Standing> => viewerDb(viewer, (tx) => readStanding(tx, viewer));

/** The same inside a transaction that reads more. */
export async function readStanding(tx: Tx, viewer: Viewer): Promise<Standing> {
  const [row] = await tx.$queryRaw<[StandingRow]>`SELECT ${standingColumns(viewer)}`;
  return toStanding(row);
}

export interface StandingRow {
  isOpen: boolean;
  isClosed: boolean;
}

/** The same as columns of a statement that reads more. */
export const standingColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM contract_access WHERE person_id = ${viewer.personId}::uuid) AS "isOpen",
  EXISTS (SELECT FROM closed_account_access WHERE person_id = ${viewer.personId}::uuid) AS "isClosed"`;

export function toStanding(row: StandingRow): Standing {
  if (row.isOpen) return { kind: "open", alsoClosed: row.isClosed };
  return { kind: row.isClosed ? "closed" : "none" };
}
