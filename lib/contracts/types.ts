import type { PlainDate } from "@/lib/platform/dates";
import type { Contact } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { RenewalToggle } from "./renewal/types";

export type ContractStatus = "active" | "ended";

/** One row of the list [CON-1]. */
export interface ContractRow {
  readonly number: string;
  readonly seller: string;
  readonly billGroup: string;
  readonly account: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly value: Money;
  readonly status: ContractStatus;
  /** The first few products that would stop with it, "Cloud Seat × 40" [REN-4]. */
  readonly products: readonly string[];
  readonly renewal: RenewalToggle;
}

export interface ContractContactRow extends Contact {
  readonly isPrimary: boolean;
  readonly isCardHolder: boolean;
}

/** The term drawn to scale: each place in thousandths of its length, cut to the term. */
export interface TermTimeline {
  readonly window: { readonly from: number; readonly to: number };
  /** Null once the term is over, or before it begins. */
  readonly today: number | null;
  /** What of the term has gone by. */
  readonly gone: number;
}

export interface SubscriptionRow {
  readonly id: string;
  readonly product: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly status: "active" | "scheduled" | "ended";
}

/** A contract's page: what it is and who can help. */
export interface ContractDetails extends ContractRow {
  readonly paidBy: "invoice" | "card";
  readonly timeZone: string;
  readonly today: PlainDate;
  /** What stands on its invoices to come [INV-5]. */
  readonly poNumber: string | null;
  readonly contacts: readonly ContractContactRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly accountExecutive: Contact;
  readonly customerService: Contact;
}
