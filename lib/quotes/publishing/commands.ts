import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { Ctx, DeskCtx } from "@/lib/platform/viewer";
import { canPublish, canWithdraw } from "../rules";
import { lockForSeller, type SellersQuote } from "./facts";
import { mailHolders } from "./mail";

/** One for a new contract is in no history that others than holders of manage billing read. */
const auditOf = (
  tx: Tx,
  ctx: Ctx,
  action: string,
  { number: quote, accountId, contractId }: SellersQuote,
): Promise<string> => audit(tx, ctx, { action, accountId, ...(contractId ? { contractId } : {}), after: { quote } });

/**
 * Shows a draft to its customer, for the seller: from now on it stays as it is, and who may accept it is mailed [DSK-4].
 * @throws DomainError NOT_FOUND, RULE with the reason of canPublish
 */
export const publishQuote = (ctx: Ctx | DeskCtx, number: string): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockForSeller(tx, ctx, number);
    requireAllowed(canPublish(quote.facts));
    await tx.$executeRaw`
      UPDATE quote SET status = 'published', published_at = portal.now() WHERE id = ${quote.id}::uuid`;
    await mailHolders(tx, quote.id, "quote_published", await auditOf(tx, ctx, "quote.published", quote));
  });

/**
 * Takes a quote back, for the seller: it can be read and not accepted any more. Of a published one its customer is told.
 * @throws DomainError NOT_FOUND, RULE with the reason of canWithdraw
 */
export const withdrawQuote = (ctx: Ctx | DeskCtx, number: string): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockForSeller(tx, ctx, number);
    requireAllowed(canWithdraw(quote.facts));
    await tx.$executeRaw`
      UPDATE quote SET status = 'withdrawn', ended_at = portal.now() WHERE id = ${quote.id}::uuid`;
    const eventId = await auditOf(tx, ctx, "quote.withdrawn", quote);
    if (quote.status === "published") await mailHolders(tx, quote.id, "quote_withdrawn", eventId);
  });
