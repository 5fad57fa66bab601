import { Prisma } from "./generated/prisma/client";

/** Session lives: 30 minutes without activity, 12 hours in all [SIG-6]. */
export const SESSION_IDLE_MINUTES = 30;
export const SESSION_HOURS = 12;

/** Whether a row of `session` still counts, by the database's clock. */
export const liveSessionSql = Prisma.sql`
  session.last_active_at > portal.now() - make_interval(mins => ${SESSION_IDLE_MINUTES}::int)
  AND session.created_at > portal.now() - make_interval(hours => ${SESSION_HOURS}::int)`;
