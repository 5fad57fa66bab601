import { ERASED_RECIPIENT } from "@/lib/access/person-rows";
import { systemDb } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

const DAYS_OF_MAILS = 30;

/**
 * Job `clear_old_data`, every night: what names people and serves nobody any more, by RETENTION_DAYS. Nothing that the law has
 * kept, and nothing that anybody can still see as theirs.
 */
export async function clearOldData(): Promise<void> {
  const { RETENTION_DAYS: days } = env();
  const cleared = await systemDb(async (tx) => {
    const [mails] = await tx.$queryRaw<[{ count: bigint }]>`
      SELECT portal.drop_mails('', statement_timestamp() - make_interval(days => ${DAYS_OF_MAILS}::int)) AS count`;
    return {
      mails: Number(mails.count),
      // What somebody wrote to be let in, long after they were answered.
      requests: await tx.$executeRaw`
        DELETE FROM access_request WHERE ended_at < portal.now() - make_interval(days => ${days}::int)`,
      // Whom an invoice was mailed to, outside of the portal.
      shares: await tx.$executeRaw`
        UPDATE invoice_share SET sent_to = ${ERASED_RECIPIENT}, note = NULL
        WHERE kind = 'mail' AND created_at < portal.now() - make_interval(days => ${days}::int) AND sent_to <> ${ERASED_RECIPIENT}`,
      // Files brought to import, with every row that they held.
      imports: await tx.$executeRaw`
        DELETE FROM import_run WHERE coalesce(ended_at, created_at) < portal.now() - make_interval(days => ${days}::int)
          AND status NOT IN ('checking', 'importing')`,
    };
  });
  if (Object.values(cleared).some((count) => count > 0)) log.info(cleared, "old personal data cleared");
}
