import { audit } from "@/lib/platform/audit";
import { systemDb } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { mailHandover } from "../mail";

const MOST_AT_ONCE = 100;

interface Expired {
  id: string;
  accountId: string;
  contractId: string;
  toId: string;
  toEmail: string;
}

/** Ends nominations that nobody answered in time and tells the nominator, each once: the update decides [USR-6]. */
export async function expireHandovers(): Promise<void> {
  await systemDb(async (tx) => {
    const expired = await tx.$queryRaw<Expired[]>`
      UPDATE handover SET ended_at = portal.now(), outcome = 'expired'
      FROM person
      WHERE person.id = handover.to_person_id AND handover.id IN (
        SELECT id FROM handover WHERE ended_at IS NULL AND expires_at <= portal.now()
        ORDER BY expires_at LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED
      )
      RETURNING handover.id, handover.account_id AS "accountId", handover.contract_id AS "contractId",
                person.id AS "toId", person.email AS "toEmail"`;
    for (const { id, accountId, contractId, toId, toEmail } of expired) {
      const ctx: Ctx = { actor: { kind: "system", name: "expire_handovers" }, requestId: `handover:${id}` };
      const eventId = await audit(tx, ctx, { action: "user.handover_expired", accountId, contractId });
      await mailHandover(tx, { personId: toId, email: toEmail }, { eventId, handoverId: id, news: "expired" });
    }
  });
}
