import { requireAllowed } from "@/lib/platform/decision";
import { idFrom } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { readCopy } from "../queries";
import { canDraft, copiedDays } from "../rules";
import type { CopyQuoteInput } from "../schema";
import { keepDraft } from "./write-draft";

/**
 * Makes a new draft of a quote, whatever became of it, priced today; what the price book does not have any more is left out
 * [DSK-4]. @throws DomainError NOT_FOUND, RULE with the reason of canDraft
 */
export const copyQuote = (ctx: DeskCtx, { quote: number, key }: CopyQuoteInput): Promise<{ number: string }> =>
  transaction(ctx, async (tx) => {
    const { source, target, kept } = await readCopy(tx, ctx.staff, number);
    requireAllowed(canDraft(target));
    const { title, message, terms } = source;
    const typed = new Map(kept.map(({ entry, quantity }) => [entry.productId, String(quantity)]));
    return keepDraft(tx, ctx, {
      ...{ id: idFrom("copied", ctx.staff.staffId, key), target, copyOf: number },
      typed: { title, message, terms, typed, ...copiedDays(target, source) },
    });
  });
