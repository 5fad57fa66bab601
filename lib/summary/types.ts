import type { SuspensionReason } from "@/lib/accounts/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { BillingFrequency, BillingPeriod, Estimate } from "@/lib/subscriptions/types";

/** How long something has been due: the columns of an aging table [BIL-6]. */
export type Age = "not_due" | "days_30" | "days_60" | "days_90" | "older";

/** What is open and falls due on one day, in one currency, disputed or not. */
export interface OpenOnDay {
  readonly dueOn: PlainDate;
  /** While a dispute is open its invoice is not to be paid, and so not overdue [INV-9, PAY-8]. */
  readonly isDisputed: boolean;
  readonly open: Money;
  readonly count: number;
  /** How many of these are neither disputed nor being paid. */
  readonly waiting: number;
}

/** What is open in one currency [BIL-1], and by age; what is disputed counts as open and not as overdue. */
export interface Balance {
  readonly open: Money;
  readonly overdue: Money;
  readonly count: number;
  readonly overdueCount: number;
  readonly ages: readonly { readonly age: Age; readonly open: Money }[];
}

/** What was billed or paid on one day, in one currency. */
export interface DaySum {
  readonly on: PlainDate;
  readonly kind: "billed" | "paid";
  readonly amount: Money;
}

/** Billed against paid, month by month, in one currency. */
export interface MonthSeries {
  readonly currency: string;
  readonly months: readonly { readonly month: PlainDate; readonly billed: Money; readonly paid: Money }[];
}

/** Where Pay now leads: on with one invoice, to all of a currency for several; nowhere if none can be paid online. */
export type PayWay =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly reference: string }
  | { readonly kind: "several"; readonly currencies: readonly string[] };

/** Something that waits for the reader, with what its sentence and its link need. */
export type Attention =
  | {
      readonly kind: "overdue";
      readonly reference: string;
      readonly number: string;
      readonly open: Money;
      readonly on: PlainDate;
    }
  | { readonly kind: "overdue_more"; readonly count: number }
  | {
      readonly kind: "quote";
      /** Its number. */
      readonly id: string;
      readonly total: Money;
      /** Whether the reader may accept it. */
      readonly isTheirs: boolean;
      readonly on: PlainDate;
    }
  | { readonly kind: "renewal"; readonly contractNumber: string; readonly endsOn: PlainDate; readonly on: PlainDate }
  | {
      readonly kind: "request";
      readonly id: string;
      readonly name: string;
      readonly contractNumber: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: "handover";
      readonly id: string;
      readonly role: "primary" | "card_holder";
      readonly from: string;
      readonly contractNumber: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: "stopped";
      readonly reference: string;
      readonly number: string;
      readonly open: Money;
      readonly on: PlainDate;
    }
  | {
      readonly kind: "card";
      readonly id: string;
      readonly name: string;
      readonly last4: string;
      readonly isOver: boolean;
      readonly on: PlainDate;
    }
  | {
      /** The viewer's own case, which the seller has answered. */
      readonly kind: "case";
      /** Its number. */
      readonly id: string;
      readonly on: PlainDate;
    }
  | {
      /** An open dispute in which the seller wrote last. */
      readonly kind: "dispute";
      readonly reference: string;
      /** The invoice's. */
      readonly number: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: "elsewhere";
      readonly billGroup: string;
      readonly name: string;
      readonly count: number;
      readonly on: PlainDate;
    };

/** One of the last payments: what of it went to the contracts shown here. */
export interface RecentPayment {
  /** For the receipt. */
  readonly id: string;
  readonly number: string;
  readonly on: PlainDate;
  readonly methodName: string;
  readonly last4: string | null;
  readonly amount: Money;
}

/** Home, for one bill group [BIL-1]. */
export interface Home {
  readonly billGroup: {
    readonly id: string;
    readonly name: string;
    readonly account: string;
    readonly frequency: BillingFrequency;
    readonly autoPay: boolean;
    readonly poNumber: string | null;
    readonly timeZone: string;
  };
  /** What the account is suspended for; null: it is not [INV-11]. */
  readonly suspension: SuspensionReason | null;
  readonly today: PlainDate;
  /** How many contracts of the group the reader sees, and whether these are all. */
  readonly contracts: number;
  readonly seesAll: boolean;
  readonly hasInvoices: boolean;
  /** To the account executive, as far as the viewer may see them. */
  readonly openRequests: number;
  readonly balances: readonly Balance[];
  readonly pay: PayWay;
  readonly series: readonly MonthSeries[];
  readonly attention: readonly Attention[];
  readonly payments: readonly RecentPayment[];
  readonly period: BillingPeriod;
  /** Null: too much to add up here. */
  readonly upcoming: Estimate | null;
  readonly people: {
    readonly customerService: Contact;
    readonly accountExecutive: Contact;
    readonly collector: Contact;
  };
}
