import type { PriceEntry } from "@/lib/catalog/pricing/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";

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

export interface PriceBookList {
  readonly rows: readonly PriceBookRow[];
  readonly mayAdd: boolean;
}

/** A product with its prices. */
export interface PricedProduct extends PriceEntry {
  readonly unit: string | null;
}

export interface PriceBook extends PriceBookRow {
  readonly taxRate: string | null;
  readonly version: number;
  /** Whether it can be changed; null for who has no say in prices. */
  readonly change: Decision | null;
  /** It holds today or has, so that its first day stays. */
  readonly hasBegun: boolean;
  readonly entries: readonly PricedProduct[];
}

/** What a new book may begin as: another one, or nothing for a seller entity in a currency. */
export interface BookSources {
  readonly books: readonly PriceBookRow[];
  readonly sellers: readonly { readonly id: string; readonly name: string; readonly currency: string }[];
}

/** One product's price in a book, to be changed; without a product those that the book does not have yet. */
export interface PriceForm {
  readonly book: PriceBook;
  readonly product: { readonly id: string; readonly name: string; readonly unit: string | null } | null;
  readonly saved: PricedProduct | null;
  readonly others: readonly { readonly id: string; readonly name: string }[];
}
