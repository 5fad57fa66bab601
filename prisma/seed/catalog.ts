import { today } from "@/lib/platform/clock";
import { addDays, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { PriceKind } from "@/lib/platform/generated/prisma/client";
import { placeOf, seedId } from "./ids";
import { CONTRACTS, SELLERS } from "./world";

/** How a product is priced: a month, in minor units. */
interface Price {
  readonly kind: PriceKind;
  readonly monthly?: bigint;
  readonly tiers?: readonly (readonly [from: number, monthly: bigint])[];
  readonly basisPoints?: number;
  readonly most?: number;
  readonly needsApproval?: true;
}

interface DemoProduct {
  readonly description: string;
  readonly unit?: string;
  readonly editions?: readonly string[];
  /** In dollars; the other books follow from it. */
  readonly price: Price;
}

/** What Fjord Cloud sells, by name. */
export const PRODUCTS: Readonly<Record<string, DemoProduct>> = {
  "Cloud Seat": {
    description: "A place in Fjord Cloud for one person.",
    ...{ unit: "seat", editions: ["Standard", "Business", "Enterprise"] },
    price: {
      kind: "tiered",
      tiers: [
        [1, 4000n],
        [10, 3600n],
        [50, 3000n],
      ],
    },
  },
  "Data Storage 100 GB": {
    ...{ description: "Storage beyond what comes with the seats.", unit: "100 GB" },
    price: { kind: "per_unit", monthly: 2500n },
  },
  "Analytics Add-on": {
    ...{ description: "Reports and dashboards, for each seat that uses them.", unit: "seat" },
    price: { kind: "per_unit", monthly: 1200n },
  },
  "Audit Log Archive": {
    ...{ description: "Keeps who did what for ten years, for each seat.", unit: "seat" },
    price: { kind: "per_unit", monthly: 350n },
  },
  "Guided Onboarding": {
    description: "A consultant of ours who is there for your people, whatever their number.",
    price: { kind: "flat", monthly: 15000n, most: 1 },
  },
  "Premium Support": {
    description: "Answers within an hour, day and night.",
    price: { kind: "percent_of_rest", basisPoints: 2000, most: 1 },
  },
  "Private Region": {
    description: "Machines of your own in a region that you choose. We agree on the price with you.",
    price: { kind: "flat", monthly: 250000n, most: 3, needsApproval: true },
  },
};

interface DemoBook {
  readonly seller: keyof typeof SELLERS;
  readonly name: string;
  readonly currency: string;
  readonly taxRate: string | null;
  /** A dollar in it, in tenths. */
  readonly tenths: bigint;
}

const BOOKS: readonly DemoBook[] = [
  { seller: "inc", name: "Standard prices, USD", currency: "USD", taxRate: null, tenths: 10n },
  { seller: "ab", name: "Standard prices, SEK", currency: "SEK", taxRate: "25", tenths: 100n },
  { seller: "ab", name: "Standard prices, EUR", currency: "EUR", taxRate: "25", tenths: 9n },
];

const VALID_SINCE_DAYS = 800;

/** Storage costs this contract less than its price book says. */
const DISCOUNT = { contract: "C-1001", product: "Data Storage 100 GB", basisPoints: 1000 } as const;

/** The edition that a product is subscribed to where nobody chose another. */
export const firstEdition = (product: string): string | null => PRODUCTS[product]?.editions?.[0] ?? null;

/** Products and price books [QUO-5, QUO-6]. */
export async function seedCatalog(tx: Tx): Promise<void> {
  await tx.product.createMany({
    data: Object.entries(PRODUCTS).map(([name, { description, unit = null, editions = [] }]) => ({
      ...{ id: seedId("product", name), name, description, unit },
      editions: [...editions],
    })),
  });
  for (const book of BOOKS) await seedBook(tx, book);
}

async function seedBook(tx: Tx, { seller, name, tenths, currency, taxRate }: DemoBook): Promise<void> {
  const id = seedId("price_book", name);
  const since = addDays(await today(tx, SELLERS[seller].timeZone), -VALID_SINCE_DAYS);
  const own = (minor: bigint): bigint => (minor * tenths) / 10n;
  await tx.priceBook.create({
    data: {
      ...{ id, sellerEntityId: seedId("seller", seller), name, currency, taxRate, isStandard: true },
      validFrom: toDateColumn(since),
    },
  });
  const products = Object.entries(PRODUCTS);
  const entryOf = (product: string) => seedId("price_book_entry", `${name}:${product}`);
  await tx.priceBookEntry.createMany({
    data: products.map(([product, { price }]) => ({
      ...{ id: entryOf(product), priceBookId: id, productId: seedId("product", product), kind: price.kind },
      monthlyMinor: price.monthly === undefined ? null : own(price.monthly),
      ...{ basisPoints: price.basisPoints ?? null, mostQuantity: price.most ?? null },
      needsApproval: price.needsApproval ?? false,
    })),
  });
  await tx.priceTier.createMany({
    data: products.flatMap(([product, { price }]) =>
      (price.tiers ?? []).map(([fromQuantity, monthly]) => ({
        ...{ entryId: entryOf(product), fromQuantity, monthlyMinor: own(monthly) },
      })),
    ),
  });
}

/** What a contract pays less [QUO-6]. */
export async function seedDiscount(tx: Tx): Promise<void> {
  const { contract: number, product, basisPoints } = DISCOUNT;
  const contract = CONTRACTS.find((known) => known.number === number);
  if (!contract) throw new Error(`the demo world has no contract ${number}`);
  const { account, seller } = placeOf(contract.group);
  const since = addDays(await today(tx, SELLERS[seller].timeZone), -VALID_SINCE_DAYS);
  await tx.contractDiscount.create({
    data: {
      ...{ id: seedId("discount", `${number}:${product}`), accountId: seedId("account", account) },
      ...{ contractId: seedId("contract", number), productId: seedId("product", product), basisPoints },
      validFrom: toDateColumn(since),
    },
  });
}
