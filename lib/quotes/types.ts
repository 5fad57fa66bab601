import type { SuspensionReason } from "@/lib/accounts/types";
import type { PricedLine, PriceKind } from "@/lib/catalog/types";
import type { Party } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";
import type { Locale } from "@/lib/platform/locales";
import type { Money } from "@/lib/platform/money";

/** As stored, with `expired` for a published one whose last day is over. */
export type QuoteStatus = "draft" | "published" | "accepted" | "declined" | "withdrawn" | "expired";
export type QuoteOrigin = "seller" | "customer";

export interface QuoteLineDraft extends PricedLine {
  /** The subscription that ends where this one begins. */
  readonly replacesId: string | null;
}

/** A quote about to be written; amounts without tax in minor units of `currency`. */
export interface QuoteDraft {
  readonly id: string;
  readonly accountId: string;
  readonly billGroupId: string;
  /** The contract it extends, or the number of the new one. */
  readonly contractId: string | null;
  readonly newContractNumber: string | null;
  readonly sellerEntityId: string;
  readonly number: string;
  readonly status: "draft" | "published";
  readonly origin: QuoteOrigin;
  readonly title: string;
  readonly message: string | null;
  readonly terms: string | null;
  /** Its last day, by the calendar of the seller entity. */
  readonly expiresOn: PlainDate;
  /** The service's first day; null: the day it is accepted. */
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate;
  readonly currency: string;
  /** Percent as text; null where no tax is charged. */
  readonly taxRate: string | null;
  /** Who picked the products; null for the seller's own. */
  readonly createdById: string | null;
  readonly lines: readonly QuoteLineDraft[];
}

/** What every rule about a quote looks at. */
export interface QuoteFacts {
  readonly number: string;
  readonly status: QuoteStatus;
  readonly origin: QuoteOrigin;
  /** It holds through this day. */
  readonly expiresOn: PlainDate;
  /** Today in the seller entity's zone. */
  readonly today: PlainDate;
  /** The service's last day. */
  readonly endsOn: PlainDate;
  /** When it was accepted, declined or withdrawn, that day in the seller entity's zone. */
  readonly endedOn: PlainDate | null;
  /** What the account is suspended for; null: it is not. */
  readonly suspension: SuspensionReason | null;
  /** The contract that it extends is over; false for a new one. */
  readonly contractHasEnded: boolean;
  /** Whether the viewer holds manage billing in its bill group [QUO-9]. */
  readonly viewerManages: boolean;
  /** Who holds it, by name: the first of the primary billing contacts. Null where nobody is left. */
  readonly manager: Contact | null;
  readonly accountExecutive: Contact;
  readonly collector: Contact;
  readonly customerService: Contact;
}

/** One of the viewer's quotes: what the rules look at, and what a command about it needs. */
export interface FoundQuote extends QuoteFacts {
  readonly id: string;
  readonly accountId: string;
  readonly account: string;
  /** The language of the account, which its documents are in. */
  readonly locale: Locale;
  readonly billGroupId: string;
  readonly billGroup: string;
  /** The contract that it extends; null: a new one, until it is accepted. */
  readonly contractId: string | null;
  /** That one's number, or the number that the new one will have. */
  readonly contractNumber: string;
  readonly newContractNumber: string | null;
  readonly sellerEntityId: string;
  readonly seller: string;
  readonly timeZone: string;
  readonly title: string;
  readonly message: string | null;
  readonly terms: string | null;
  /** The service's first day; null: the day it is accepted. */
  readonly startsOn: PlainDate | null;
  readonly publishedOn: PlainDate;
  readonly endedAt: Date | null;
  readonly currency: string;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  /** Percent as text; null where no tax is charged. */
  readonly taxRate: string | null;
  /** What invoices of the contract name: its own, or its bill group's. */
  readonly poNumber: string | null;
}

export interface QuoteLineRow {
  readonly rank: number;
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: number;
  readonly kind: PriceKind;
  /** A month, before discounts: of one unit; of the line where the price is flat or a percentage. */
  readonly list: Money;
  /** The same with discounts. */
  readonly monthly: Money;
  /** Hundredths of a percent off the list price. */
  readonly discountPoints: number;
  /** For all days of the quote, without tax. */
  readonly amount: Money;
  /** The subscription that ends where this one begins, by its product. */
  readonly replaces: { readonly id: string; readonly product: string } | null;
}

/** A quote's page. */
export interface QuoteDetails extends FoundQuote {
  readonly lines: readonly QuoteLineRow[];
  /** Whom an invoice of it would be made out to now, and who would issue it. */
  readonly billTo: Party;
  readonly billedBy: Party;
  /** Who picked the products, where the customer made it. */
  readonly createdBy: string | null;
  readonly isOwn: boolean;
  /** Who declined it, and why. */
  readonly declined: {
    readonly by: string | null;
    readonly reason: string | null;
    /** There was a reason, and it went with who wrote it. */
    readonly isReasonErased: boolean;
  } | null;
  readonly signed: {
    readonly name: string;
    readonly title: string;
    readonly email: string;
    readonly at: Date;
  } | null;
  readonly orderNumber: string | null;
  readonly acceptance: Decision;
  readonly declining: Decision;
}

/** In the list. */
export interface QuoteRow {
  readonly number: string;
  readonly title: string;
  readonly contractNumber: string;
  /** Accepting makes that contract. */
  readonly isNewContract: boolean;
  readonly origin: QuoteOrigin;
  readonly status: QuoteStatus;
  readonly expiresOn: PlainDate;
  readonly today: PlainDate;
  /** When it was accepted, declined or withdrawn, or its last day where that is over. */
  readonly endedOn: PlainDate | null;
  readonly total: Money;
}

/** What waits for an answer, and a page of what has ended [QUO-1]. */
export interface QuoteList extends Page<QuoteRow> {
  readonly active: readonly QuoteRow[];
  readonly hasMoreActive: boolean;
  /** Whether the viewer may make one in the bill group that is looked at [QUO-5, QUO-9]. */
  readonly creating: Decision;
  /** To filter by. */
  readonly contracts: readonly string[];
}
