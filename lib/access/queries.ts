import { type Tx, viewerRows } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { mineSql, type StandingRow, standingOfMineSql, toStanding } from "./facts";
import type { Standing } from "./types";

const standing = (viewer: Viewer): Prisma.Sql => Prisma.sql`WITH ${mineSql(viewer)} ${standingOfMineSql}`;

/** What signing in leads to: the portal, the closed door [SIG-5], or a page that says who can give access [SIG-4]. */
export const getStanding = async (viewer: Viewer): Promise<Standing> =>
  toStanding(await viewerRows<StandingRow>(viewer, standing(viewer)));

/** The same inside a transaction that reads more. */
export const readStanding = async (tx: Tx, viewer: Viewer): Promise<Standing> =>
  toStanding(await tx.$queryRaw<StandingRow[]>(standing(viewer)));
