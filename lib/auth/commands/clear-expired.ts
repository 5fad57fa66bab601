import { systemDb } from "@/lib/platform/db";

/** Takes away what no longer opens anything: dead sessions, unused mails, counters whose window is over. */
export async function clearExpired(): Promise<void> {
  await systemDb(async (tx) => {
    await tx.$executeRaw`DELETE FROM sign_in_request WHERE expires_at < portal.now() - interval '1 hour'`;
    await tx.$executeRaw`DELETE FROM new_address WHERE expires_at < portal.now()`;
    await tx.$executeRaw`
      DELETE FROM session
      WHERE last_active_at < portal.now() - interval '1 day' OR created_at < portal.now() - interval '1 day'`;
    await tx.$executeRaw`
      DELETE FROM rate_limit WHERE expire IS NOT NULL AND expire < extract(epoch FROM statement_timestamp()) * 1000`;
  });
}
