import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { PaymentMethodKind } from "../types";

export type PaymentLineKind = "payment" | "refund" | "chargeback" | "attempt";

/** One status, the first that holds. */
export type PaymentLineStatus =
  | "charged_back"
  | "disputed"
  | "refunded"
  | "partly_refunded"
  | "unapplied"
  | "received"
  | "processing"
  /** Of a refund. */
  | "refund_pending"
  | "refund_made"
  | "refund_failed"
  /** Of a chargeback. */
  | "chargeback_open"
  | "chargeback_won"
  | "chargeback_lost";

/** What one of the viewer's invoices got, or lost. */
export interface LineShare {
  readonly reference: string;
  readonly number: string;
  readonly amount: Money;
}

/** A line of the Payments tab, as far as it is the viewer's [PAY-9]. */
export interface PaymentLine {
  readonly id: string;
  readonly kind: PaymentLineKind;
  readonly on: PlainDate;
  /** The payment's number; null while it is on its way. */
  readonly number: string | null;
  /** Where its page is. */
  readonly pageId: string;
  /** What the receipt is for; null where there is none. */
  readonly receiptId: string | null;
  readonly method: PaymentMethodKind;
  /** What tells the method from others, for who may see that. */
  readonly methodName: string | null;
  readonly last4: string | null;
  readonly status: PaymentLineStatus;
  /** The viewer's part; below zero for what went back. */
  readonly amount: Money;
  readonly shares: readonly LineShare[];
  /** How many more invoices there are than are named. */
  readonly moreShares: number;
  /** What paid nothing so far, where the viewer sees all of the payment. */
  readonly unapplied: Money | null;
  /** Some of the payment is for contracts that the viewer does not see. */
  readonly isPart: boolean;
}

export interface PaymentList extends Page<PaymentLine> {
  /** On their way, on the first page only. */
  readonly underWay: readonly PaymentLine[];
  /** The viewer's, to filter by. */
  readonly contracts: readonly string[];
}
