import type { PlainDate } from "@/lib/platform/dates";
import type { Contact } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";

export type BillingFrequency = "monthly" | "quarterly" | "annual";
export type SubscriptionStatus = "active" | "scheduled" | "ended";

/** Days that are billed together, both included. */
export interface BillingPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What an estimate needs to know of a subscription. */
export interface BillableSubscription {
  readonly id: string;
  readonly product: string;
  readonly contractNumber: string;
  readonly quantity: number;
  /** For one unit and one billing period. */
  readonly unitPrice: Money;
  readonly status: SubscriptionStatus;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** The contract's own term bounds what is billed under it. */
  readonly contractStartsOn: PlainDate;
  readonly contractEndsOn: PlainDate;
  /** Invoiced already through this day; null: period by period. */
  readonly billedThrough: PlainDate | null;
}

/** A line of the next invoice, with its arithmetic [BIL-8]. */
export interface EstimateLine {
  readonly id: string;
  readonly product: string;
  readonly contractNumber: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  /** Quantity × unit price. */
  readonly full: Money;
  /** Days of the period it runs, of so many. */
  readonly days: number;
  readonly periodDays: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly amount: Money;
}

/** What the next invoice will hold, without tax; one total a currency. */
export interface Estimate {
  readonly lines: readonly EstimateLine[];
  readonly totals: readonly Money[];
}

/** One row of the list [BIL-9]. */
export interface SubscriptionListRow {
  readonly id: string;
  readonly product: string;
  readonly contractNumber: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  /** Quantity × unit price, for one billing period. */
  readonly price: Money;
  readonly status: SubscriptionStatus;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** A page of the list, with the contracts to filter it by. */
export interface SubscriptionList extends Page<SubscriptionListRow> {
  readonly contracts: readonly string[];
  readonly frequency: BillingFrequency;
}

/** A subscription's own page. */
export interface SubscriptionDetails extends SubscriptionListRow {
  readonly account: string;
  readonly billGroup: string;
  readonly seller: string;
  readonly frequency: BillingFrequency;
  readonly contractEndsOn: PlainDate;
  /** Which of its product's; null where there is one only. */
  readonly edition: string | null;
  readonly timeZone: string;
  readonly today: PlainDate;
  readonly period: BillingPeriod;
  /** Its line on the next invoice; null where it has none. */
  readonly next: EstimateLine | null;
  /** The order it came with; null where nobody said. */
  readonly orderNumber: string | null;
  /** Invoiced already through this day; null: period by period. */
  readonly billedThrough: PlainDate | null;
  readonly accountExecutive: Contact;
}

/** A subscription about to be added. */
export interface NewSubscription {
  readonly id: string;
  readonly accountId: string;
  readonly contractId: string;
  readonly orderId: string;
  readonly product: string;
  readonly edition: string | null;
  readonly quantity: number;
  /** For one unit and one billing period, in minor units. */
  readonly unitPriceMinor: bigint;
  readonly currency: string;
  readonly status: SubscriptionStatus;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** Invoiced already through this day; null: by period, from its first day on. */
  readonly billedThrough: PlainDate | null;
}
