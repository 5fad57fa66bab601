import { deskAccountsSql } from "@/lib/access/visible";
import { totalsWithTax } from "@/lib/catalog/pricing/rules";
import { quantityField } from "@/lib/catalog/rules";
import { audit } from "@/lib/platform/audit";
import { fromDateColumn, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { lockForSeller, type SellersQuote } from "../../publishing/facts";
import { canChangeDraft } from "../../rules";
import { getTarget, targetOf } from "../facts";
import { canDraft } from "../rules";
import type { ChangeDraftInput, DeleteDraftInput } from "../schema";
import { priceTyped } from "./write-draft";

/**
 * Saves a draft again, priced as the rows are now [DSK-4]. Who saves what somebody else has changed meanwhile is shown what
 * they saved [CON-5]. @throws DomainError NOT_FOUND, RULE with the reason of canChangeDraft or canDraft, INVALID, CONFLICT
 */
export const changeDraft = (ctx: DeskCtx, { quote: number, version, ...typed }: ChangeDraftInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockForSeller(tx, ctx, number);
    requireAllowed(canChangeDraft(quote.facts));
    if (quote.version !== version) throw await savedMeanwhile(tx, quote, typed.typed);
    const target = await getTarget(tx, deskAccountsSql(ctx.staff), targetOf(quote));
    requireAllowed(canDraft(target));
    const { lines, taxRate, startsOn, endsOn, expiresOn } = await priceTyped(tx, target, typed);
    const { net, tax, total } = totalsWithTax(lines, taxRate, target.currency);
    const { title, message, terms } = typed;
    const replaced = await linesReplaced(tx, quote.id);
    await tx.quoteLine.deleteMany({ where: { quoteId: quote.id } });
    await tx.quote.update({
      where: { id: quote.id },
      data: {
        ...{ title, message, terms, taxRate, version: { increment: 1 } },
        ...{ netMinor: net.minor, taxMinor: tax.minor, totalMinor: total.minor },
        ...{ startsOn: toDateColumn(startsOn), endsOn: toDateColumn(endsOn), expiresOn: toDateColumn(expiresOn) },
      },
    });
    await tx.quoteLine.createMany({
      data: lines.map((line, nth) => ({
        ...{ ...line, replacesId: replaced.get(line.productId ?? "") ?? null },
        ...{ accountId: quote.accountId, quoteId: quote.id, rank: nth + 1 },
      })),
    });
    const after = { quote: number, total: total.minor.toString(), currency: target.currency };
    await audit(tx, ctx, { action: "quote.redrafted", accountId: quote.accountId, after });
  });

/** What a line takes the place of stays with its product. */
async function linesReplaced(tx: Tx, quoteId: string): Promise<Map<string, string>> {
  const found = await tx.$queryRaw<{ productId: string; replacesId: string }[]>`
    SELECT product_id AS "productId", replaces_subscription_id AS "replacesId" FROM quote_line
    WHERE quote_id = ${quoteId}::uuid AND product_id IS NOT NULL AND replaces_subscription_id IS NOT NULL`;
  return new Map(found.map(({ productId, replacesId }) => [productId, replacesId]));
}

interface SavedRow {
  title: string;
  message: string | null;
  terms: string | null;
  expiresOn: Date;
  startsOn: Date | null;
  endsOn: Date;
  quantities: Record<string, number>;
}

async function savedMeanwhile(tx: Tx, quote: SellersQuote, typed: ReadonlyMap<string, string>): Promise<DomainError> {
  const [saved] = await tx.$queryRaw<SavedRow[]>`
    SELECT title, message, terms, expires_on AS "expiresOn", starts_on AS "startsOn", ends_on AS "endsOn",
           (SELECT coalesce(jsonb_object_agg(line.product_id, line.quantity), '{}') FROM quote_line line
            WHERE line.quote_id = quote.id AND line.product_id IS NOT NULL) AS quantities
    FROM quote WHERE id = ${quote.id}::uuid`;
  if (!saved) throw new Error("a locked draft is gone");
  const { title, message, terms, expiresOn, startsOn, endsOn, quantities } = saved;
  const products = new Set([...typed.keys(), ...Object.keys(quantities)]);
  return new DomainError("CONFLICT", "quotes.changed_meanwhile", {
    current: {
      ...{ title, message: message ?? "", terms: terms ?? "", version: String(quote.version) },
      ...{ expiresOn: fromDateColumn(expiresOn), endsOn: fromDateColumn(endsOn) },
      startsOn: startsOn ? fromDateColumn(startsOn) : "",
      ...Object.fromEntries([...products].map((id) => [quantityField(id), String(quantities[id] ?? "")])),
    },
  });
}

/** Deletes a draft, which nobody but the seller's people has seen. @throws DomainError NOT_FOUND, RULE of canChangeDraft */
export const deleteDraft = (ctx: DeskCtx, { quote: number }: DeleteDraftInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const quote = await lockForSeller(tx, ctx, number);
    requireAllowed(canChangeDraft(quote.facts));
    await tx.$executeRaw`DELETE FROM quote WHERE id = ${quote.id}::uuid AND status = 'draft'`;
    await audit(tx, ctx, { action: "quote.draft_deleted", accountId: quote.accountId, before: { quote: number } });
  });
