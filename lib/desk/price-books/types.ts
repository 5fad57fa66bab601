import type { PriceEntry } from "@/lib/catalog/pricing/types";
import type { PlainDate } from "@/lib/platform/dates";

/** What a seller entity sells in one currency. */
export interface PriceBookRow {
  readonly id: string;
  readonly name: string;
  readonly seller: string;
  readonly currency: string;
  readonly validFrom: PlainDate;
  /** Its last day; null: until further notice. */
  readonly validTo: PlainDate | null;
  /** Holds for contracts without one of their own. */
  readonly isStandard: boolean;
  readonly products: number;
}

/** A product with its prices. */
export interface PricedProduct extends PriceEntry {
  readonly unit: string | null;
}

export interface PriceBook extends PriceBookRow {
  readonly taxRate: string | null;
  readonly entries: readonly PricedProduct[];
}
