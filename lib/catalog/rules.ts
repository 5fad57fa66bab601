import { type Contact, type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { leastOf } from "./pricing/rules";
import type { PriceEntry } from "./pricing/types";
import type { SelectionSearch } from "./schema";
import type { BuyingFacts, OwnedUnits } from "./types";

/** Where products are picked [QUO-5]. */
export const addProductsPath = (): string => "/products/add";

/** The field of a product's quantity, in the form and in the address. */
export const quantityField = (productId: string): string => `q-${productId}`;

/** The page with quantities as they were typed; `isWhole` lists also what is not owned yet. */
export function selectionPath({ isWhole, typed }: SelectionSearch): string {
  const search = new URLSearchParams([
    ...(isWhole ? [["all", "1"]] : []),
    ...[...typed].map(([productId, text]) => [quantityField(productId), text]),
  ]);
  return search.size > 0 ? `${addProductsPath()}?${search}` : addProductsPath();
}

/** More of one product is for the account executive. */
export const MOST_AT_ONCE = 1_000_000;

/** What buying takes first: the permission, and an account in good standing [QUO-9, INV-11]. */
const notABuyer = ({ holdsManageBilling, holder, customerService, suspension, collector }: BuyingFacts) => [
  holdsManageBilling ? null : refused("catalog.manage_billing_only", { ask: holder ?? customerService }),
  suspension === "debt" ? refused("catalog.suspended", { ask: collector }) : null,
  // What is paid does not end it: only the seller does [PAY-8].
  suspension === "other" ? refused("catalog.suspended_other", { ask: customerService }) : null,
];

/** Something to add to, and prices for it. */
const nothingToAddTo = ({ accountExecutive: ask, name, hasContract, hasPriceBook }: BuyingFacts) =>
  hasContract
    ? [hasPriceBook ? null : refused("catalog.no_price_book", { ask })]
    : [refused("catalog.no_active_contract", { params: { name }, ask })];

const several = ({ accountExecutive: ask, hasSeveralContracts }: BuyingFacts): Refusal | null =>
  hasSeveralContracts ? refused("catalog.several_contracts", { ask }) : null;

/**
 * Products are added without the seller's help where the account has one active contract, which is the viewer's, and a price
 * book holds for it today [QUO-5, QUO-7]. Counted are the account's contracts, also those the viewer does not see.
 */
export const canAddProducts = (facts: BuyingFacts): Decision =>
  decide([...notABuyer(facts), several(facts), ...nothingToAddTo(facts)]);

/** What was picked can always be asked for, where there is something to pick [QUO-7]. */
export const canAskForProducts = (facts: BuyingFacts): Decision =>
  decide([...notABuyer(facts), ...nothingToAddTo(facts)]);

/** An upgrade, or anything else, is asked for by who may buy [QUO-8, QUO-9]. */
export const canAskToBuy = (facts: BuyingFacts): Decision => decide(notABuyer(facts));

const GROUPED = /^\d{1,3}(?:[\s\u00a0\u2009\u202f]\d{3})+$/;

/**
 * A quantity as a person types or pastes it: digits, also in groups of three with spaces. Anything that could be read two
 * ways is refused, each in its own words; null where nothing was typed.
 */
export function readQuantity(typed: string): number | Refusal | null {
  const text = typed.trim();
  if (text === "") return null;
  if (/^[-\u2212]\s*\d/.test(text)) return refused("catalog.quantity_negative");
  if (/^\d{1,3}(?:[.,'’]\d{3})+$/.test(text)) return refused("catalog.quantity_grouped");
  if (/^\d+[.,]\d+$/.test(text)) return refused("catalog.quantity_fraction");
  const digits = GROUPED.test(text) ? text.replace(/\D/g, "") : text;
  if (!/^[0-9]+$/.test(digits)) return refused("catalog.quantity_malformed");
  const significant = digits.replace(/^0+/, "");
  if (significant === "") return refused("catalog.quantity_zero");
  if (significant.length > 7 || Number(significant) > MOST_AT_ONCE)
    return refused("catalog.quantity_huge", { params: { most: MOST_AT_ONCE } });
  return Number(significant);
}

/** Whether so many more can be bought: from the first tier on, and not above the most that may be owned. */
export function canTake(entry: PriceEntry, owned: number, quantity: number, ask: Contact): Decision {
  const [least, most] = [leastOf(entry), entry.mostQuantity];
  return decide([
    quantity < least ? refused("catalog.too_few", { params: { least }, ask }) : null,
    most !== null && owned + quantity > most ? refused("catalog.too_many", { params: { most, owned }, ask }) : null,
  ]);
}

/** Whether any more of it can be bought. */
export const canTakeMore = (entry: PriceEntry, owned: number, ask: Contact): Decision =>
  entry.mostQuantity !== null && owned >= entry.mostQuantity
    ? refused("catalog.has_most", { params: { most: entry.mostQuantity }, ask })
    : decide([]);

/** A product with what is wanted of it. */
export interface PickedProduct<Product extends PriceEntry = PriceEntry> {
  readonly entry: Product;
  readonly quantity: number;
}

export interface Picks<Product extends PriceEntry = PriceEntry> {
  readonly picked: readonly PickedProduct<Product>[];
  /** What was typed and is no quantity of that product, by product. */
  readonly problems: ReadonlyMap<string, Refusal>;
}

const ownedOf = (owned: ReadonlyMap<string, readonly OwnedUnits[]>, name: string): number =>
  (owned.get(name) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);

/** What was typed, taken product by product: each quantity, or why it is none; the page and the commands ask the same. */
export function takePicks<Product extends PriceEntry>(
  sold: readonly Product[],
  owned: ReadonlyMap<string, readonly OwnedUnits[]>,
  typed: ReadonlyMap<string, string>,
  ask: Contact,
): Picks<Product> {
  const problems = new Map<string, Refusal>();
  const taken = sold.flatMap((entry): PickedProduct<Product>[] => {
    const quantity = readQuantity(typed.get(entry.productId) ?? "");
    if (quantity === null) return [];
    const taking = typeof quantity === "number" ? canTake(entry, ownedOf(owned, entry.name), quantity, ask) : quantity;
    if (!taking.allowed) problems.set(entry.productId, taking);
    return typeof quantity === "number" && taking.allowed ? [{ entry, quantity }] : [];
  });
  // A share of nothing would cost nothing.
  const hasOwnPrice = taken.some(({ entry }) => isPriced(entry) && entry.kind !== "percent_of_rest");
  const isAlone = ({ entry }: PickedProduct) => isPriced(entry) && entry.kind === "percent_of_rest" && !hasOwnPrice;
  for (const { entry } of taken.filter(isAlone)) problems.set(entry.productId, refused("catalog.share_alone"));
  return { picked: taken.filter((one) => !isAlone(one)), problems };
}

/** Whether the portal says its price; else the account executive does. */
export const isPriced = ({ needsApproval }: Pick<PriceEntry, "needsApproval">): boolean => !needsApproval;

export const moreOf = (entry: PriceEntry, owned: ReadonlyMap<string, readonly OwnedUnits[]>, ask: Contact): Decision =>
  canTakeMore(entry, ownedOf(owned, entry.name), ask);
