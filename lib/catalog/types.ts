import type { Money } from "@/lib/platform/money";

export type PriceKind = "tiered" | "per_unit" | "flat" | "percent_of_rest";

/** A line with its price, as quotes and orders keep it: without tax, in minor units of one currency. */
export interface PricedLine {
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: number;
  readonly kind: PriceKind;
  /** A month, before discounts: of one unit; of the line where the price is flat or a percentage. */
  readonly listMinor: bigint;
  /** The same with discounts. */
  readonly monthlyMinor: bigint;
  /** Hundredths of a percent off the list price. */
  readonly discountPoints: number;
  /** For all days up to the contract's end. */
  readonly amountMinor: bigint;
}

/** What a set of lines comes to. */
export interface PricedTotals {
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
}
