import { type Tx, viewerRows } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { type StandingRow, standingSql, toStanding } from "./facts";
import type { Standing } from "./types";

/** What signing in leads to: the portal, the closed door [SIG-5], or a page that says who can give access [SIG-4]. */
export const getStanding = async (viewer: Viewer): Promise<Standing> =>
  toStanding(await viewerRows<StandingRow>(viewer, standingSql(viewer)));

/** The same inside a transaction that reads more. */
export const readStanding = async (tx: Tx, viewer: Viewer): Promise<Standing> =>
  toStanding(await tx.$queryRaw<StandingRow[]>(standingSql(viewer)));
