import type { InvoiceStatus } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { SubscriptionStatus } from "@/lib/subscriptions/types";

/** An invoice that an order was billed by, as a link. */
export interface BilledBy {
  readonly number: string;
  readonly reference: string;
}

/** One row of the list [QUO-3]. */
export interface OrderRow {
  readonly number: string;
  readonly contractNumber: string;
  readonly placedOn: PlainDate;
  /** As written then; null where nobody said. */
  readonly placedBy: string | null;
  readonly quoteNumber: string | null;
  /** Whether the quote itself is kept here, and so has a page. */
  readonly hasQuote: boolean;
  readonly poNumber: string | null;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  /** The newest few. */
  readonly invoices: readonly BilledBy[];
  readonly invoiceCount: number;
}

/** A page of the list, with the contracts to filter it by. */
export interface OrderList extends Page<OrderRow> {
  readonly contracts: readonly string[];
}

export interface OrderLine {
  readonly rank: number;
  readonly description: string;
  readonly quantity: number;
  /** Of one unit a month; a flat price or a percentage is that of the line. */
  readonly monthly: Money;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** First and last day included. */
  readonly days: number;
  /** For all its days, without tax. */
  readonly amount: Money;
}

export interface OrderInvoice {
  readonly number: string;
  readonly reference: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly status: InvoiceStatus;
  readonly total: Money;
  readonly open: Money;
}

export interface OrderedSubscription {
  readonly id: string;
  readonly product: string;
  readonly edition: string | null;
  readonly quantity: number;
  readonly status: SubscriptionStatus;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** An order's page [QUO-3]. */
export interface OrderDetails {
  readonly number: string;
  readonly contractNumber: string;
  readonly placedOn: PlainDate;
  readonly placedBy: string | null;
  readonly poNumber: string | null;
  readonly account: string;
  readonly billGroup: string;
  readonly seller: string;
  readonly quoteNumber: string | null;
  readonly hasQuote: boolean;
  readonly hasSignedQuote: boolean;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  /** The page shows the first ones; the counts say how many there are. */
  readonly lines: readonly OrderLine[];
  readonly lineCount: number;
  /** The newest ones. */
  readonly invoices: readonly OrderInvoice[];
  readonly invoiceCount: number;
  readonly subscriptions: readonly OrderedSubscription[];
  readonly subscriptionCount: number;
}
/** A line of an order about to be placed; amounts without tax in minor units of the order's currency. */
export interface OrderLineDraft {
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: number;
  /** Of one unit a month; of the line where the price is flat or a percentage. */
  readonly monthlyMinor: bigint;
  /** For all its days. */
  readonly amountMinor: bigint;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** An order about to be placed: by an accepted quote, an import, or the demo. */
export interface OrderDraft {
  readonly id: string;
  readonly accountId: string;
  readonly contractId: string;
  readonly sellerEntityId: string;
  readonly number: string;
  /** Of which quote; a quote has one order at most. */
  readonly quoteNumber: string | null;
  readonly placedAt: Date;
  /** That day in the seller entity's zone. */
  readonly placedOn: PlainDate;
  readonly placedBy: string | null;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly poNumber: string | null;
  readonly lines: readonly OrderLineDraft[];
}
