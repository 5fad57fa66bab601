import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { BillingFrequency } from "@/lib/subscriptions/types";

/** By its dates: what is to begin is not deployed yet. */
export type Deployment = "active" | "scheduled";

/** A subscription that is deployed, or will be [QUO-4]. */
export interface InstalledProduct {
  readonly id: string;
  readonly product: string;
  readonly edition: string | null;
  readonly quantity: number;
  readonly deployment: Deployment;
  /** For one unit and one billing period. */
  readonly unitPrice: Money;
  /** Quantity × unit price. */
  readonly price: Money;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** Whether its product has an edition above its own [QUO-8]. */
  readonly hasLaterEdition: boolean;
}

/** What came with one order of one contract, or with no order that is known. */
export interface InstalledGroup {
  readonly contractNumber: string;
  readonly orderNumber: string | null;
  readonly placedOn: PlainDate | null;
  /** The first ones of `count`. */
  readonly products: readonly InstalledProduct[];
  readonly count: number;
}

/** Of one product over all contracts, not only those of the page. */
export interface ProductTotal {
  readonly product: string;
  readonly deployed: number;
  readonly scheduled: number;
  /** What is deployed costs a billing period, by currency. */
  readonly prices: readonly Money[];
}

/** A page of groups with the totals over all of them. */
export interface InstalledList extends Page<InstalledGroup> {
  readonly totals: readonly ProductTotal[];
  /** More products than are listed. */
  readonly hasMoreTotals: boolean;
  readonly frequency: BillingFrequency;
  /** Whether the viewer may buy and ask for more here, or who may [QUO-9]. */
  readonly buying: Decision;
}

/** A row of the file. */
export interface InstalledFileRow extends Omit<InstalledProduct, "hasLaterEdition"> {
  readonly contractNumber: string;
  readonly orderNumber: string | null;
}
