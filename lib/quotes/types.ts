import type { PricedLine } from "@/lib/catalog/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact } from "@/lib/platform/decision";

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
  readonly isSuspended: boolean;
  /** The contract that it extends is over; false for a new one. */
  readonly contractHasEnded: boolean;
  /** Whether the viewer holds manage billing in its bill group [QUO-9]. */
  readonly viewerManages: boolean;
  /** Who holds it, by name: the first of the primary billing contacts. Null where nobody is left. */
  readonly manager: Contact | null;
  readonly accountExecutive: Contact;
  readonly collector: Contact;
}
