import { lockBillGroup, lockOwnPlace } from "@/lib/access/locks";
import { visibleQuoteSql } from "@/lib/access/visible";
import { type Buying, getBuying } from "@/lib/catalog/facts";
import { countAsked } from "@/lib/catalog/limits";
import { pricePicks, readShelf } from "@/lib/catalog/queries";
import { canAddProducts, isPriced, takePicks } from "@/lib/catalog/rules";
import type { PricedLine, ShownTotals } from "@/lib/catalog/types";
import { audit } from "@/lib/platform/audit";
import { asSystem, type Tx } from "@/lib/platform/db";
import { refused, requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { idFrom } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import { translator } from "@/lib/platform/translate";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { nextNumber, writeQuote } from "../commands";
import { tellOfOwnQuote } from "./mail";
import { ownQuoteExpiresOn } from "./rules";
import type { OwnQuoteInput } from "./schema";

/**
 * Makes a quote of what somebody picked, which they can accept at once [QUO-5]. Its prices are worked out here, from the
 * rows as they are now and never from the form; the same picks by the same form make one quote.
 * @throws DomainError NOT_FOUND, RULE with the reasons of canAddProducts and takePicks, TOO_MANY
 */
export const createOwnQuote = (ctx: ViewerCtx, { billGroup, key, typed }: OwnQuoteInput): Promise<{ number: string }> =>
  transaction(ctx, async (tx) => {
    await lockBillGroup(tx, ctx, billGroup);
    const buying = await getBuying(tx, ctx.viewer, billGroup);
    requireAllowed(canAddProducts(buying));
    const [contract] = buying.contracts;
    if (!contract) throw new Error("adding products was allowed without a contract");
    await lockOwnPlace(tx, ctx, contract.id);
    const id = idFrom("own-quote", ctx.viewer.personId, key, ...[...typed].flat());
    const [made] = await tx.$queryRaw<{ number: string }[]>`
      SELECT quote.number FROM quote WHERE ${visibleQuoteSql(ctx.viewer)} AND quote.id = ${id}::uuid`;
    if (made) return made;
    const lines = await takeLines(tx, buying, typed);
    await countAsked(ctx);
    return publish(tx, ctx, { id, buying, contract, ...lines });
  });

/** The lines of what was typed, priced; all of it, or nothing. */
async function takeLines(tx: Tx, buying: Buying, typed: ReadonlyMap<string, string>) {
  const { sold, owned } = await readShelf(tx, buying);
  const { picked, problems } = takePicks(sold, owned, typed, buying.accountExecutive);
  const [problem] = problems.values();
  if (problem) requireAllowed(problem);
  const known = new Set(sold.map(({ productId }) => productId));
  const ask = buying.accountExecutive;
  if ([...typed.keys()].some((productId) => !known.has(productId)))
    requireAllowed(refused("catalog.not_sold", { ask }));
  const priced = await pricePicks(tx, buying, picked);
  if (!priced) {
    const reason = picked.some(({ entry }) => !isPriced(entry)) ? "catalog.only_approval" : "catalog.nothing_picked";
    throw new DomainError("RULE", reason, { refusal: refused(reason, { ask }) });
  }
  return { lines: priced.lines, totals: priced.totals };
}

interface Publishing {
  readonly id: string;
  readonly buying: Buying;
  readonly contract: Buying["contracts"][number];
  readonly lines: readonly PricedLine[];
  readonly totals: ShownTotals;
}

async function publish(tx: Tx, ctx: ViewerCtx, { id, buying, contract, lines, totals }: Publishing) {
  const { taxRate, proration: days } = totals;
  const { accountId, billGroupId, sellerEntityId, today } = buying;
  const number = await asSystem(tx, async () => {
    const given = await nextNumber(tx, sellerEntityId, "quote");
    await writeQuote(tx, {
      ...{
        id,
        accountId,
        billGroupId,
        contractId: contract.id,
        newContractNumber: null,
        sellerEntityId,
        number: given,
      },
      ...{ status: "published", origin: "customer", title: translator(buying.accountLocale)("products.quote_title") },
      ...{ message: null, terms: null, expiresOn: ownQuoteExpiresOn(today, contract.term.to) },
      // The days that it is priced for stand in it, whenever it is accepted.
      ...{ startsOn: days.from, endsOn: contract.term.to },
      ...{ currency: contract.currency, taxRate, createdById: ctx.viewer.personId },
      lines: lines.map(toQuoteLine),
    });
    return given;
  });
  const products = lines.map(({ description, quantity }) => `${description} × ${quantity}`).join(", ");
  const eventId = await audit(tx, ctx, {
    action: "quote.created",
    accountId,
    contractId: contract.id,
    after: { quote: number, products },
  });
  const by = ctx.viewer.email;
  await tellOfOwnQuote(tx, buying, { eventId, number, contractNumber: contract.number, products, totals, by });
  return { number };
}

const toQuoteLine = (line: PricedLine) => {
  const { productId, description, quantity, kind, listMinor, monthlyMinor, discountPoints, amountMinor } = line;
  const prices = { listMinor, monthlyMinor, discountPoints, amountMinor };
  return { productId, description, quantity, kind, ...prices, replacesId: null };
};
