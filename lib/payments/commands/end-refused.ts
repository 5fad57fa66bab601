import { systemDb } from "@/lib/platform/db";
import { type Contact, refused } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { RefusedOrder, UnusableMethod } from "../calls/stripe";

/**
 * What an attempt orders at the provider, or the end of the attempt where the provider does not take the order: its
 * invoices are free again at once, and what stopped it is a refusal with whom to ask [PAY-6, WHY-1].
 * @throws DomainError RULE `payment.method_unusable` or `payment.not_taken`; UNAVAILABLE, and then the attempt goes on
 */
export async function orEndAttempt<Made>(attemptId: string, order: () => Promise<Made>): Promise<Made> {
  try {
    return await order();
  } catch (cause) {
    if (!(cause instanceof RefusedOrder)) throw cause;
    const ask = await endAttempt(attemptId);
    if (cause instanceof UnusableMethod) throw new DomainError("RULE", "payment.method_unusable", { cause });
    // The rules know what the provider takes: that it says no all the same is for whoever keeps them to look into.
    log.error({ err: cause, attemptId }, "the provider does not take a payment");
    const refusal = refused("payment.not_taken", ask ? { ask } : {});
    throw new DomainError("RULE", refusal.reason, { refusal, cause });
  }
}

/** There is nothing at the provider that could be paid, so ending it here is the end of it. @returns the account's collector */
const endAttempt = (attemptId: string): Promise<Contact | null> =>
  systemDb(async (tx) => {
    await tx.$executeRaw`
      UPDATE payment_attempt SET status = 'canceled', ended_at = portal.now()
      WHERE id = ${attemptId}::uuid AND ended_at IS NULL AND provider_session_id IS NULL AND provider_intent_id IS NULL`;
    const [collector] = await tx.$queryRaw<Contact[]>`
      SELECT staff.name, staff.email, staff.phone FROM payment_attempt attempt
      JOIN account ON account.id = attempt.account_id JOIN staff ON staff.id = account.collector_id
      WHERE attempt.id = ${attemptId}::uuid`;
    return collector ?? null;
  });
