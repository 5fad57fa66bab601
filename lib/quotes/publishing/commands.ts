import { audit } from "@/lib/platform/audit";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { Ctx } from "@/lib/platform/viewer";
import { canPublish, canWithdraw, statusOn } from "../rules";
import { mailHolders } from "./mail";
import type { PublishedFacts } from "./types";

interface QuoteRow {
  id: string;
  number: string;
  accountId: string;
  contractId: string | null;
  status: "draft" | "published" | "accepted" | "declined" | "withdrawn";
  expiresOn: Date;
  endedAt: Date | null;
  timeZone: string;
  today: Date;
  lines: number;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

/** A quote by its number, locked for whoever decides on it for the seller. @throws DomainError NOT_FOUND */
async function lockForSeller(tx: Tx, number: string): Promise<QuoteRow & { facts: PublishedFacts }> {
  const [row] = await tx.$queryRaw<QuoteRow[]>`
    SELECT quote.id, quote.number, quote.account_id AS "accountId", quote.contract_id AS "contractId",
           quote.status::text AS status, quote.expires_on AS "expiresOn",
           quote.ended_at AS "endedAt", seller.time_zone AS "timeZone", portal.today(seller.time_zone) AS today,
           (SELECT count(*)::int FROM quote_line line WHERE line.quote_id = quote.id) AS lines,
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
    FROM quote
    JOIN seller_entity seller ON seller.id = quote.seller_entity_id
    JOIN account ON account.id = quote.account_id
    JOIN staff executive ON executive.id = account.account_executive_id
    WHERE quote.number = ${number}
    FOR UPDATE OF quote`;
  if (!row) throw notFound();
  const [today, expiresOn] = [fromDateColumn(row.today), fromDateColumn(row.expiresOn)];
  const facts = {
    ...{ status: statusOn({ stored: row.status, expiresOn }, today), expiresOn, today, lines: row.lines },
    endedOn: row.endedAt ? calendarDay(row.endedAt, row.timeZone) : null,
    accountExecutive: { name: row.aeName, email: row.aeEmail, phone: row.aePhone },
  };
  return { ...row, facts };
}

/** One for a new contract is in no history that others than holders of manage billing read. */
const auditOf = (
  tx: Tx,
  ctx: Ctx,
  action: string,
  { number: quote, accountId, contractId }: QuoteRow,
): Promise<string> => audit(tx, ctx, { action, accountId, ...(contractId ? { contractId } : {}), after: { quote } });

/**
 * Shows a draft to its customer, for the seller: from now on it stays as it is, and who may accept it is mailed [DSK-4].
 * @throws DomainError NOT_FOUND, RULE with the reason of canPublish
 */
export const publishQuote = (ctx: Ctx, number: string): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockForSeller(tx, number);
    requireAllowed(canPublish(quote.facts));
    await tx.$executeRaw`
      UPDATE quote SET status = 'published', published_at = portal.now() WHERE id = ${quote.id}::uuid`;
    await mailHolders(tx, quote.id, "quote_published", await auditOf(tx, ctx, "quote.published", quote));
  });

/**
 * Takes a quote back, for the seller: it can be read and not accepted any more. Of a published one its customer is told.
 * @throws DomainError NOT_FOUND, RULE with the reason of canWithdraw
 */
export const withdrawQuote = (ctx: Ctx, number: string): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockForSeller(tx, number);
    requireAllowed(canWithdraw(quote.facts));
    await tx.$executeRaw`
      UPDATE quote SET status = 'withdrawn', ended_at = portal.now() WHERE id = ${quote.id}::uuid`;
    const eventId = await auditOf(tx, ctx, "quote.withdrawn", quote);
    if (quote.status === "published") await mailHolders(tx, quote.id, "quote_withdrawn", eventId);
  });
