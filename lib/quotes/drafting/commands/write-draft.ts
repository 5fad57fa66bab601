import { deskAccountsSql } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { idFrom } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { nextNumber, writeQuote } from "../../commands";
import { getTarget, priceDraft, readDraftShelf, takeTyped } from "../facts";
import { canDraft, dayProblems } from "../rules";
import type { TypedDraft, WriteDraftInput } from "../schema";
import type { DraftTarget } from "../types";

/**
 * Writes a draft with the price book of what it is for: the prices are worked out here, from the rows as they are now. The
 * same form makes one draft [DSK-4].
 * @throws DomainError NOT_FOUND, RULE with the reason of canDraft, INVALID by field
 */
export const writeDraft = (
  ctx: DeskCtx,
  { key, target: wanted, ...typed }: WriteDraftInput,
): Promise<{ number: string }> =>
  transaction(ctx, async (tx) => {
    const target = await getTarget(tx, deskAccountsSql(ctx.staff), wanted);
    requireAllowed(canDraft(target));
    return keepDraft(tx, ctx, { id: idFrom("draft", ctx.staff.staffId, key), target, typed, copyOf: null });
  });

/** A draft's lines and days, checked and priced. @throws DomainError INVALID by field */
export async function priceTyped(tx: Tx, target: DraftTarget, typed: TypedDraft) {
  const { startsOn, expiresOn } = typed;
  const endsOn = target.term?.to ?? typed.endsOn;
  if (!endsOn) throw new DomainError("INVALID", "quotes.end_missing", { field: "endsOn" });
  const { picked, problems } = takeTyped(await readDraftShelf(tx, target), typed.typed, target);
  const fields = { ...dayProblems({ ...target, startsOn, endsOn, expiresOn }), ...problems };
  if (Object.keys(fields).length > 0) throw new DomainError("INVALID", "quotes.draft_problems", { fields });
  return { startsOn, endsOn, expiresOn, ...(await priceDraft(tx, target, { picked, startsOn, endsOn })) };
}

interface Keeping {
  readonly id: string;
  readonly target: DraftTarget;
  readonly typed: TypedDraft;
  readonly copyOf: string | null;
}

/** A new draft's rows; one that its form has made already is that one. */
export async function keepDraft(
  tx: Tx,
  ctx: DeskCtx,
  { id, target, typed, copyOf }: Keeping,
): Promise<{ number: string }> {
  const { accountId, billGroupId, contractId, sellerEntityId, currency } = target;
  const priced = await priceTyped(tx, target, typed);
  const number = await nextNumber(tx, sellerEntityId, "quote");
  // Whoever pressed at the same time has waited for the number, and finds the draft.
  const [made] = await tx.$queryRaw<{ number: string }[]>`SELECT number FROM quote WHERE id = ${id}::uuid`;
  if (made) return made;
  await writeQuote(tx, {
    ...{ id, accountId, billGroupId, contractId, sellerEntityId, number, currency },
    newContractNumber: contractId ? null : await nextNumber(tx, sellerEntityId, "contract"),
    ...{ status: "draft", origin: "seller", createdById: null },
    ...{ title: typed.title, message: typed.message, terms: typed.terms },
    ...priced,
  });
  // Nothing of a draft is in its contract's history: its customer does not know of it.
  const after = { quote: number, ...(copyOf ? { from: copyOf } : {}) };
  await audit(tx, ctx, { action: copyOf ? "quote.copied" : "quote.drafted", accountId, after });
  return { number };
}
