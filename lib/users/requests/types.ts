import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";

/** What askers see of their own request: never whether the number was found, or what became of it [ACC-9]. */
export interface OwnRequest {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** As typed. */
  readonly number: string;
  readonly askedOn: PlainDate;
  readonly waitsUntil: PlainDate;
}

/** What the rules of answering look at. */
export interface RequestTerms {
  readonly state: "open" | "approved" | "declined" | "withdrawn" | "expired";
  /** The day of its answer or end, where it has one. */
  readonly since: PlainDate;
  /** The asker is a contact of the contract by now. */
  readonly isAlreadyIn: boolean;
  /** The last day of the answering contact's own access, if it ends [USR-8]. */
  readonly ownEndsOn: PlainDate | null;
}

/** A request that waits for the viewer's answer, in a list. */
export interface WaitingRequest {
  readonly id: string;
  /** As the asker typed it. */
  readonly name: string;
  /** Proven by signing in. */
  readonly email: string;
  /** The contract's number. */
  readonly contract: string;
  readonly askedOn: PlainDate;
  readonly expiresOn: PlainDate;
}

/** The page on which a contact answers. */
export interface RequestDetails extends WaitingRequest {
  readonly account: string;
  readonly note: string | null;
  readonly state: RequestTerms["state"];
  readonly ownEndsOn: PlainDate | null;
  readonly timeZone: string;
  readonly approval: Decision;
  readonly decline: Decision;
}
