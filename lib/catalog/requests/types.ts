import type { Contact, Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";

export type RequestKind = "products" | "upgrade";
export type RequestStatus = "open" | "quoted" | "accepted" | "declined" | "withdrawn";

/** One row of the list. */
export interface RequestRow {
  readonly id: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly askedAt: Date;
  readonly who: string | null;
  readonly contractNumber: string | null;
  /** What was asked for, in short. */
  readonly products: readonly RequestedProduct[];
  readonly fromEdition: string | null;
  readonly toEdition: string | null;
}

export interface RequestedProduct {
  readonly name: string;
  /** Null for an upgrade, which is of all units. */
  readonly quantity: number | null;
}

export interface RequestList extends Page<RequestRow> {
  readonly billGroup: string;
  readonly timeZone: string;
}

/** A request's own page. */
export interface RequestDetails extends RequestRow {
  readonly billGroup: string;
  readonly timeZone: string;
  readonly note: string | null;
  /** There was one, and went with who wrote it. */
  readonly isNoteErased: boolean;
  readonly subscriptionId: string | null;
  readonly endedAt: Date | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  /** The quote that came of it; null where there is none, or the viewer does not see it. */
  readonly quoteNumber: string | null;
  readonly accountExecutive: Contact;
  readonly withdrawal: Decision;
}

/** What the rules on a request look at. */
export interface RequestFacts {
  readonly status: RequestStatus;
  readonly isAsker: boolean;
  readonly holdsManageBilling: boolean;
  readonly accountExecutive: Contact;
}
