import type { PlainDate } from "@/lib/platform/dates";

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
