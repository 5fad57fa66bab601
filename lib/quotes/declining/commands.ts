import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { decidedInTime, lockQuote } from "../facts";
import { canDecline } from "../rules";
import type { DeclineQuoteInput } from "../schema";
import type { FoundQuote } from "../types";
import { tellOfDecline } from "./mail";
import { checkReason } from "./rules";

/**
 * Declines a quote that waits for an answer, with a reason; or discards one that the customer made [QUO-1, QUO-9]. The account
 * executive is told, and of a seller's quote the contract's other contacts.
 * @throws DomainError NOT_FOUND, RULE with the reason of canDecline, INVALID
 */
export async function declineQuote(ctx: ViewerCtx, input: DeclineQuoteInput): Promise<void> {
  await decidedInTime(ctx, input.quote, () => decline(ctx, input));
}

const decline = (ctx: ViewerCtx, { quote: number, reason }: DeclineQuoteInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockQuote(tx, ctx, number);
    requireAllowed(canDecline(quote)); // asked again on the locked row, by the database's clock
    const given = checkReason(quote, reason);
    if (!given.allowed) throw new DomainError("INVALID", given.reason, { refusal: given, field: "reason" });
    const { personId, email } = ctx.viewer;
    const written = await tx.$executeRaw`
      UPDATE quote SET status = 'declined', ended_at = portal.now(), ended_by_person_id = ${personId}::uuid,
                       decline_reason = ${reason}
      WHERE id = ${quote.id}::uuid`;
    // The policy lets none be declined that does not wait any more: nothing is told of what was not done.
    if (written === 0) throw new DomainError("UNAVAILABLE", "platform.busy");
    const eventId = await record(tx, ctx, quote);
    await tellOfDecline(tx, quote, { eventId, by: email, reason });
    // One for a new contract is seen by holders of manage billing only, so no contract's contacts hear of it.
    if (quote.origin === "seller" && quote.contractId) await noticeOfChange(tx, eventId);
  });

const record = (tx: Tx, ctx: ViewerCtx, quote: FoundQuote): Promise<string> => {
  const { accountId, contractId, number, origin } = quote;
  return audit(tx, ctx, {
    action: origin === "customer" ? "quote.discarded" : "quote.declined",
    accountId,
    // One for a new contract is in no history that others than holders of manage billing read.
    ...(contractId ? { contractId } : {}),
    before: { status: "published" },
    after: { status: "declined", quote: number },
  });
};
