import { systemDb } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { cancelIntent } from "../saved/stripe";
import type { CallOffPaymentInput } from "../schema";
import { expireCheckout } from "../stripe";
import { settleAttempt } from "./settle-attempt";

/**
 * Calls off the person's own unfinished payment: closed at the provider first, then ended by what the provider says,
 * which may be that it was paid after all [M4]. Doing it twice changes nothing.
 * @throws DomainError NOT_FOUND when it is not the person's own, UNAVAILABLE
 */
export async function callOffPayment(ctx: ViewerCtx, { attempt }: CallOffPaymentInput): Promise<void> {
  const { sessionId, intentId } = await systemDb(async (tx) => {
    // Without an id at the provider its page was never shown, so ending it here is the end of it.
    await tx.$executeRaw`
      UPDATE payment_attempt SET status = 'canceled', ended_at = portal.now()
      WHERE id = ${attempt}::uuid AND payer_person_id = ${ctx.viewer.personId}::uuid AND ended_at IS NULL
        AND provider_session_id IS NULL AND provider_intent_id IS NULL`;
    const [own] = await tx.$queryRaw<{ sessionId: string | null; intentId: string | null }[]>`
      SELECT CASE WHEN ended_at IS NULL THEN provider_session_id END AS "sessionId",
             CASE WHEN ended_at IS NULL THEN provider_intent_id END AS "intentId"
      FROM payment_attempt
      WHERE id = ${attempt}::uuid AND payer_person_id = ${ctx.viewer.personId}::uuid`;
    if (!own) throw notFound();
    return own;
  });
  if (sessionId) await expireCheckout(sessionId);
  else if (intentId) await cancelIntent(intentId);
  else return;
  await settleAttempt(attempt, { endAs: "canceled" });
}
