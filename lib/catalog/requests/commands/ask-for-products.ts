import { lockBillGroup } from "@/lib/access/locks";
import { visibleRequestSql } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { refused, requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { idFrom } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { type Buying, type BuyingContract, getBuying, type SoldProduct } from "../../facts";
import { countAsked } from "../../limits";
import { readShelf } from "../../queries";
import { canAskForProducts, isPriced, type PickedProduct, takePicks } from "../../rules";
import { getToldRequest } from "../facts";
import { confirmRequest, tellExecutive } from "../mail";
import type { AskForProductsInput } from "../schema";

/**
 * Sends what somebody picked to the account executive: where adding products is not self-service, or the seller has to
 * agree to a price [QUO-7]. The same picks by the same form are one request.
 * @throws DomainError NOT_FOUND, RULE with the reasons of canAskForProducts and takePicks, INVALID, TOO_MANY
 */
export const askForProducts = (ctx: ViewerCtx, input: AskForProductsInput): Promise<{ id: string }> =>
  transaction(ctx, async (tx) => {
    const { billGroup, key, which, typed } = input;
    await lockBillGroup(tx, ctx, billGroup);
    const buying = await getBuying(tx, ctx.viewer, billGroup);
    requireAllowed(canAskForProducts(buying));
    const id = idFrom("products-asked", ctx.viewer.personId, key, which, ...[...typed].flat());
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      SELECT request.id FROM product_request request WHERE ${visibleRequestSql(ctx.viewer)} AND request.id = ${id}::uuid`;
    if (made) return made;
    const contract = contractOf(buying, input.contract);
    const picked = await pickedOf(tx, buying, input);
    await countAsked(ctx);
    await write(tx, ctx, { id, buying, contract, picked, note: input.note });
    return { id };
  });

/** The one that it is about: named, or the only one there is. */
function contractOf({ contracts, hasSeveralContracts }: Buying, wanted: string | null): BuyingContract | null {
  const [only] = contracts;
  if (wanted === null) return hasSeveralContracts ? null : (only ?? null);
  const named = contracts.find(({ number }) => number === wanted);
  if (!named) throw new DomainError("INVALID", "requests.no_such_contract", { field: "contract" });
  return named;
}

async function pickedOf(tx: Tx, buying: Buying, { which, typed }: AskForProductsInput) {
  const { sold, owned } = await readShelf(tx, buying);
  const { picked, problems } = takePicks(sold, owned, typed, buying.accountExecutive);
  const [problem] = problems.values();
  if (problem) requireAllowed(problem);
  const wanted = which === "all" ? picked : picked.filter(({ entry }) => !isPriced(entry));
  const ask = buying.accountExecutive;
  if ([...typed.keys()].some((productId) => sold.every((product) => product.productId !== productId)))
    requireAllowed(refused("catalog.not_sold", { ask }));
  if (wanted.length === 0) requireAllowed(refused("catalog.nothing_picked", { ask }));
  return wanted;
}

interface Asked {
  readonly id: string;
  readonly buying: Buying;
  readonly contract: BuyingContract | null;
  readonly picked: readonly PickedProduct<SoldProduct>[];
  readonly note: string | null;
}

async function write(tx: Tx, ctx: ViewerCtx, { id, buying, contract, picked, note }: Asked): Promise<void> {
  const { accountId, billGroupId } = buying;
  await tx.$executeRaw`
    INSERT INTO product_request (id, account_id, bill_group_id, contract_id, person_id, kind, status, note, asked_at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${billGroupId}::uuid, ${contract?.id ?? null}::uuid,
            ${ctx.viewer.personId}::uuid, 'products', 'open', ${note}, portal.now())`;
  await tx.productRequestLine.createMany({
    data: picked.map(({ entry, quantity }, nth) => ({
      ...{ requestId: id, rank: nth + 1, productId: entry.productId, quantity },
    })),
  });
  const products = picked.map(({ entry, quantity }) => `${entry.name} × ${quantity}`).join(", ");
  const eventId = await audit(tx, ctx, {
    ...{ action: "request.products_asked", accountId, after: { products } },
    ...(contract ? { contractId: contract.id } : { billGroupId }),
  });
  const told = await getToldRequest(tx, id);
  await tellExecutive(tx, told, { eventId, what: "asked", by: ctx.viewer.email });
  await confirmRequest(tx, told, eventId, ctx);
}
