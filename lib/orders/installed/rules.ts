import { laterEditions } from "@/lib/catalog/upgrades/rules";
import type { PlainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import type { InstalledSearch } from "./schema";
import type { Deployment, ProductTotal } from "./types";

/** Installed Products, with where the list stands [QUO-4]. */
export function installedPath(search: Partial<InstalledSearch> = {}): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/products?${new URLSearchParams(given)}` : "/products";
}

/** All of them as a file. */
export const INSTALLED_CSV_PATH = "/api/exports/products.csv";

/** What begins after today is scheduled, whatever is stored of it: by the calendar of the seller entity [QUO-4]. */
export const deploymentOf = (startsOn: PlainDate, today: PlainDate): Deployment =>
  startsOn > today ? "scheduled" : "active";

/** Whether there is an edition to ask for; of one that the product has no more, nobody knows what is above it [QUO-8]. */
export function hasLaterEdition(editions: readonly string[], edition: string | null): boolean {
  const isKnown = edition === null || editions.includes(edition);
  return editions.length > 1 && isKnown && laterEditions({ edition, editions }).length > 0;
}

/** Quantities and prices of one product in one currency. */
export interface ProductSum {
  readonly product: string;
  readonly currency: string;
  readonly deployed: number;
  readonly scheduled: number;
  readonly priceMinor: bigint;
}

/** One row a product, its quantities over all currencies; amounts of different currencies are never added. */
export function totalsByProduct(sums: readonly ProductSum[]): ProductTotal[] {
  const totals = new Map<string, ProductTotal>();
  for (const { product, currency, deployed, scheduled, priceMinor } of sums) {
    const known = totals.get(product) ?? { product, deployed: 0, scheduled: 0, prices: [] };
    const price = deployed > 0 ? [money(priceMinor, currency)] : [];
    totals.set(product, {
      product,
      deployed: known.deployed + deployed,
      scheduled: known.scheduled + scheduled,
      prices: [...known.prices, ...price],
    });
  }
  return [...totals.values()];
}
