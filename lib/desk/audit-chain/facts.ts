import { Prisma } from "@/lib/platform/generated/prisma/client";
import { sha256 } from "@/lib/platform/hash";

/**
 * All that a row of the audit log says, as one text, where the row is `event`: an array of its columns in JSON, its instant in UTC
 * with milliseconds. Postgres writes jsonb in one way only, so the same row is always the same text.
 */
export const contentSql: Prisma.Sql = Prisma.sql`json_build_array(event.id,
  to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), event.action, event.actor_kind, event.actor_person_id,
  event.actor_email, event.account_id, event.contract_id, event.bill_group_id, event.before, event.after, event.request_id)::text`;

/** What the first link has before it. */
export const NO_HASH = new Uint8Array(32);

/** Covers the link before it, so that nothing before can be changed without it [A7]. */
export const linkHash = (before: Uint8Array, content: string): Uint8Array<ArrayBuffer> =>
  sha256(`${Buffer.from(before).toString("hex")} ${content}`);
