import type { InvoiceFacts } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

/** What came of a try; null: not known yet. */
export type AutoPayOutcome = "paid" | "declined" | "not_tried" | "skipped" | null;

/** What auto-pay did about an invoice on a day. */
export interface AutoPayTry {
  readonly on: PlainDate;
  readonly outcome: AutoPayOutcome;
  /** The bank's code of a decline, else the rule's reason. */
  readonly reason: string | null;
  /** With the method that would be charged now. */
  readonly isByMethod: boolean;
}

/** What the plan of one invoice looks at. */
export interface AutoPayFacts {
  readonly isOn: boolean;
  /** The first day on which it pays anything. */
  readonly from: PlainDate | null;
  /** By its contract's terms. */
  readonly isByCard: boolean;
  readonly hasMethod: boolean;
  /** A bank took back what had paid it. */
  readonly isChargedBack: boolean;
  /** The last day its card is good for. */
  readonly expiresOn: PlainDate | null;
  readonly invoice: InvoiceFacts;
  /** The earliest first. */
  readonly tries: readonly AutoPayTry[];
}

/** Whether it will be paid by itself, and from which day on. */
export interface AutoPayPlan {
  readonly decision: Decision;
  readonly on: PlainDate;
}

/** What tells a method from others; null for who may not see that. */
export type MethodName = { readonly name: string; readonly last4: string } | null;

/** An open invoice with what auto-pay makes of it. */
export interface PlannedInvoice extends AutoPayPlan {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly dueOn: PlainDate;
  readonly open: Money;
  readonly method: MethodName;
}

/** A bill group's auto-pay page [BIL-4]. */
export interface AutoPayPage {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly timeZone: string;
  readonly isOn: boolean;
  readonly today: PlainDate;
  /** Turning it on, or, where it is on, off. */
  readonly change: Decision;
  readonly hasMethod: boolean;
  readonly method: MethodName;
  /** What is open on contracts paid by card, as it is charged now or would be. */
  readonly invoices: readonly PlannedInvoice[];
  /** There are more than are listed. */
  readonly hasMore: boolean;
}

/** What the invoice's page says of it; null where its bill group or contract does not pay by itself. */
export interface InvoiceAutoPay extends AutoPayPlan {
  readonly billGroupId: string;
  readonly timeZone: string;
  readonly method: MethodName;
  /** The bank's code of the last decline. */
  readonly declined: string | null;
}
