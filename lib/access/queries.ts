import { type Tx, viewerDb } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { type StandingRow, standingColumns, toStanding } from "./facts";
import type { Standing } from "./types";

/** What signing in leads to: the portal, the closed door [SIG-5], or a page that says who can give access [SIG-4]. */
export const getStanding = (viewer: Viewer): Promise<Standing> => viewerDb(viewer, (tx) => readStanding(tx, viewer));

/** The same inside a transaction that reads more. */
export async function readStanding(tx: Tx, viewer: Viewer): Promise<Standing> {
  const [row] = await tx.$queryRaw<[StandingRow]>`SELECT ${standingColumns(viewer)}`;
  return toStanding(row);
}
