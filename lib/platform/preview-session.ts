import { systemDb } from "./db";
import { Prisma } from "./generated/prisma/client";
import { sha256 } from "./hash";
import type { Preview } from "./viewer";

/** How long a preview lasts, also where it is used all the time [DSK-3]; the view portal.live_preview says the same. */
export const PREVIEW_MINUTES = 30;

/** Whether a row of `preview` still counts, by the database's clock. */
export const livePreviewSql = Prisma.sql`preview.ended_at IS NULL
  AND preview.started_at > portal.now() - make_interval(mins => ${PREVIEW_MINUTES}::int)`;

/** An account executive and a collector preview their own accounts, as they do all else at the desk [ACC-7]. */
const stillTheirsSql = Prisma.sql`CASE staff.role
  WHEN 'account_executive' THEN account.account_executive_id = staff.id
  WHEN 'collector' THEN account.collector_id = staff.id
  ELSE true END`;

/**
 * The live preview of a cookie, beside the session that began it: of somebody who still is staff and works with the
 * account, with the second factor proven in that session.
 */
export const findPreview = (token: string, sessionId: string): Promise<Preview | null> =>
  systemDb(async (tx) => {
    const [found] = await tx.$queryRaw<Preview[]>`
      SELECT preview.id, preview.bill_group_id AS "billGroupId", bill_group.name AS "billGroup", account.name AS account,
             ceil(extract(epoch FROM preview.started_at + make_interval(mins => ${PREVIEW_MINUTES}::int) - portal.now()))::int
               AS "secondsLeft"
      FROM preview
      JOIN session ON session.id = preview.session_id AND session.proven_at IS NOT NULL
      JOIN staff ON staff.id = preview.staff_id AND staff.ended_at IS NULL
      JOIN bill_group ON bill_group.id = preview.bill_group_id
      JOIN account ON account.id = preview.account_id AND ${stillTheirsSql}
      WHERE preview.token_hash = ${sha256(token)} AND preview.session_id = ${sessionId}::uuid AND ${livePreviewSql}`;
    return found ?? null;
  });
