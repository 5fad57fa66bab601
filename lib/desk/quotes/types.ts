import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { QuoteLineRow, QuoteOrigin, QuoteStatus } from "@/lib/quotes/types";

/** In the list. */
export interface DeskQuoteRow {
  readonly number: string;
  readonly title: string;
  readonly account: string;
  readonly contractNumber: string;
  readonly isNewContract: boolean;
  readonly origin: QuoteOrigin;
  readonly status: QuoteStatus;
  readonly expiresOn: PlainDate;
  readonly total: Money;
}

export interface DeskQuoteList extends Page<DeskQuoteRow> {
  /** The account that the list is narrowed to, by name. */
  readonly account: string | null;
}

/** A quote's page at the desk. */
export interface DeskQuote extends DeskQuoteRow {
  readonly id: string;
  readonly accountId: string;
  readonly billGroup: string;
  readonly seller: string;
  readonly message: string | null;
  readonly terms: string | null;
  readonly createdOn: PlainDate;
  readonly publishedOn: PlainDate | null;
  /** When it was accepted, declined or withdrawn. */
  readonly endedOn: PlainDate | null;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate;
  /** Who picked the products, where the customer made it. */
  readonly createdBy: string | null;
  readonly endedBy: string | null;
  readonly declineReason: string | null;
  /** There was a reason, and it went with who wrote it. */
  readonly isReasonErased: boolean;
  readonly orderNumber: string | null;
  readonly net: Money;
  readonly tax: Money;
  readonly taxRate: string | null;
  readonly lines: readonly QuoteLineRow[];
  readonly accountExecutive: Contact;
  readonly changing: Decision;
  readonly publishing: Decision;
  readonly withdrawal: Decision;
  /** Who may accept it, and is mailed when it is published or withdrawn. */
  readonly holders: readonly { readonly email: string }[];
}

/** What a new quote can be for. */
export interface QuoteTarget {
  readonly key: string;
  readonly account: string;
  readonly billGroup: string;
  readonly seller: string;
  readonly currency: string;
  /** The contract that it would extend; null: a new one. */
  readonly contract: { readonly id: string; readonly number: string; readonly endsOn: PlainDate } | null;
  readonly billGroupId: string;
}

export interface QuoteTargets {
  readonly rows: readonly QuoteTarget[];
  /** More fit than are shown. */
  readonly hasMore: boolean;
}
