import { type Tx, viewerReading } from "@/lib/platform/db";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import {
  type Buying,
  getBookTerms,
  getBuying,
  listDiscounts,
  listOwned,
  listSold,
  MOST_PRODUCTS,
  type SoldProduct,
} from "./facts";
import { priceLines, prorationOf, totalsWithTax } from "./pricing/rules";
import type { ExplainedLine } from "./pricing/types";
import { canAddProducts, canAskForProducts, isPriced, moreOf, type PickedProduct, takePicks } from "./rules";
import type { SelectionSearch } from "./schema";
import type { OwnedUnits, ProductChoice, ProductSelection, ShownPrice, ShownTotals } from "./types";

interface Priced {
  readonly lines: readonly ExplainedLine[];
  readonly totals: ShownTotals;
  readonly currency: string;
}

/**
 * Prices what was picked under the contract that it would be added to, as the rows are now; what needs approval is left out.
 * Null where no price is the portal's to say.
 */
export async function pricePicks(
  tx: Tx,
  buying: Buying,
  picked: readonly PickedProduct<SoldProduct>[],
): Promise<Priced | null> {
  const [contract] = buying.contracts;
  const wanted = picked.filter(({ entry }) => isPriced(entry));
  if (!canAddProducts(buying).allowed || !contract?.priceBookId || wanted.length === 0) return null;
  const [book, discounts] = [await getBookTerms(tx, contract.priceBookId), await listDiscounts(tx, contract.id)];
  const { currency, term } = contract;
  const lines = priceLines(wanted, { currency, term, today: buying.today, discounts }, book);
  const { taxRate } = book;
  const proration = prorationOf({ term, today: buying.today });
  return { lines, currency, totals: { ...totalsWithTax(lines, taxRate, currency), taxRate, proration } };
}

/** What may be sold in a bill group, and what of it its contracts have. */
export async function readShelf(
  tx: Tx,
  buying: Buying,
): Promise<{ sold: SoldProduct[]; owned: Map<string, OwnedUnits[]> }> {
  const books = buying.contracts.flatMap(({ priceBookId }) => priceBookId ?? []);
  return { sold: await listSold(tx, [...new Set(books)]), owned: await listOwned(tx, buying) };
}

/**
 * The page on which products are picked: those that are owned first [QUO-5]. No price is read before a quantity is entered,
 * and none of a product without one [QUO-6].
 * @throws DomainError NOT_FOUND
 */
export const getProductSelection = (
  viewer: Viewer,
  billGroup: string,
  { isWhole, typed }: SelectionSearch,
  waitSeconds: number,
): Promise<ProductSelection> =>
  viewerReading(viewer, async (tx) => {
    const buying = await getBuying(tx, viewer, billGroup);
    const { sold, owned } = await readShelf(tx, buying);
    const ask = buying.accountExecutive;
    const { picked, problems } = takePicks(sold, owned, typed, ask);
    const priced = waitSeconds === 0 ? await pricePicks(tx, buying, picked) : null;
    const toChoice = (product: SoldProduct): ProductChoice => ({
      ...{ productId: product.productId, name: product.name, description: product.description, unit: product.unit },
      ...{ owned: owned.get(product.name) ?? [], needsApproval: product.needsApproval },
      ...{ more: moreOf(product, owned, ask), typed: typed.get(product.productId) ?? "" },
      ...{
        problem: problems.get(product.productId) ?? null,
        price: priced ? shownPrice(product.productId, priced) : null,
      },
    });
    const mine = sold.filter(({ name }) => owned.has(name));
    const others = sold.filter(({ name }) => !owned.has(name));
    // What somebody typed a quantity for stays on the page.
    const shown = isWhole ? others : others.filter(({ productId }) => typed.has(productId));
    const adding = canAddProducts(buying);
    const [contract] = buying.contracts;
    return {
      ...{ billGroup: { id: billGroup, name: buying.name, account: buying.account }, accountExecutive: ask },
      ...{ adding, asking: canAskForProducts(buying), isWhole, waitSeconds },
      contract: adding.allowed && contract ? { number: contract.number, endsOn: contract.term.to } : null,
      contracts: buying.contracts.map(({ number }) => number),
      products: [...mine, ...shown].map(toChoice),
      ownedOnly: [...owned].flatMap(([name, units]) =>
        sold.some((product) => product.name === name) ? [] : [{ name, owned: units }],
      ),
      hasMore: others.length > 0,
      isFull: sold.length === MOST_PRODUCTS,
      picked: picked.map(({ entry: { productId, name, needsApproval }, quantity }) => ({
        ...{ productId, name, quantity, needsApproval },
      })),
      hasProblems: problems.size > 0,
      totals: priced?.totals ?? null,
      openRequests: await countOpenRequests(tx, billGroup),
    };
  });

function shownPrice(productId: string, { lines, currency }: Priced): ShownPrice | null {
  const line = lines.find((one) => one.productId === productId);
  if (!line) return null;
  const { kind, quantity, listMinor, monthlyMinor, amountMinor, discountPoints, tier, basisPoints, baseMinor } = line;
  return {
    ...{ list: money(listMinor, currency), monthly: money(monthlyMinor, currency), discountPoints, tier, basisPoints },
    ...{ quantity, base: baseMinor === null ? null : money(baseMinor, currency) },
    isOfUnit: kind === "tiered" || kind === "per_unit",
    amount: money(amountMinor, currency),
  };
}

/** Of the bill group, as far as the viewer may see them. */
async function countOpenRequests(tx: Tx, billGroup: string): Promise<number> {
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM product_request WHERE bill_group_id = ${billGroup}::uuid AND status = 'open'`;
  return count;
}
