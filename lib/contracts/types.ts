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
  /** Renewal can be decided, now or later: there is a window for calendars [REN-7]. */
  readonly isDecisionAhead: boolean;
  readonly contacts: readonly ContractContactRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly accountExecutive: Contact;
  readonly customerService: Contact;
}
