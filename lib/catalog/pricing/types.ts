import type { PlainDate } from "@/lib/platform/dates";
import type { PricedLine, PriceKind } from "../types";

/** All units cost the same once there are so many of them. */
export interface Tier {
  readonly fromQuantity: number;
  /** Of one unit a month, in minor units. */
  readonly monthlyMinor: bigint;
}

/** What a price book says of a product; prices are a month's, without tax, in minor units. */
export interface PriceEntry {
  readonly productId: string;
  readonly name: string;
  readonly kind: PriceKind;
  /** Of one unit, or of the line where the price is flat. */
  readonly monthlyMinor: bigint | null;
  /** Hundredths of a percent of the other lines. */
  readonly basisPoints: number | null;
  /** In any order. */
  readonly tiers: readonly Tier[];
  /** The most that may be owned and bought together. */
  readonly mostQuantity: number | null;
  readonly needsApproval: boolean;
}

/** What a contract pays less than its price book says; without a product: on all that have none of their own. */
export interface Discount {
  readonly productId: string | null;
  readonly basisPoints: number;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** Days from and to, both included. */
export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What every line of one quote is priced by. */
export interface PricingTerms {
  readonly currency: string;
  /** The contract's whole term. */
  readonly term: Days;
  /** By the calendar of the seller entity. */
  readonly today: PlainDate;
  readonly discounts: readonly Discount[];
}

/** So many of a product. */
export interface Wanted {
  readonly entry: PriceEntry;
  readonly quantity: number;
}

/** The tier that a quantity falls in; `to` is null where it has no end. */
export interface TierReached {
  readonly from: number;
  readonly to: number | null;
}

/** A line with what explains its price. */
export interface ExplainedLine extends PricedLine {
  readonly productId: string;
  readonly tier: TierReached | null;
  /** Of a percentage: of what the other lines come to. */
  readonly basisPoints: number | null;
  /** What the other lines come to, where it is a share of them. */
  readonly baseMinor: bigint | null;
}

/** The days a quote made today is for, of the contract's whole term. */
export interface Proration extends Days {
  readonly days: number;
  readonly termDays: number;
  /** Of the whole term: whole ones, and so many of the days of one more. */
  readonly months: MonthsOfTerm;
}

export interface MonthsOfTerm {
  readonly whole: number;
  readonly restDays: number;
  /** Days of the month that the rest stands in. */
  readonly ofDays: number;
}
