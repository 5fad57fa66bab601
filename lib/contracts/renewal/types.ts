import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";

/** What the renewal rules need to know of a contract. */
export interface RenewalTerms {
  readonly status: "active" | "ended";
  readonly endsOn: PlainDate;
  /** IANA zone of the seller entity, whose calendar counts [REN-2]. */
  readonly timeZone: string;
  readonly autoRenew: boolean;
  /** Off because it was turned off here, which can be undone [REN-4]. */
  readonly wasTurnedOffHere: boolean;
  /** False: the seller excluded the contract from deciding here [REN-3]. */
  readonly isSelfService: boolean;
  /** Contract contacts decide; who comes in by an access rule does not [ACC-8]. */
  readonly viewerIsContact: boolean;
  readonly accountExecutive: Contact;
  readonly primaryContact: Contact | null;
}

/** First and last day on which auto-renewal can be decided here, both included. */
export interface RenewalWindow {
  readonly opens: PlainDate;
  readonly closes: PlainDate;
}

/** The toggle in the list [REN-1]: blue where `decision` allows `change`, grey where it does not. */
export interface RenewalToggle extends RenewalWindow {
  readonly isOn: boolean;
  /** There is something to decide, now or later, whoever does: what calendars are about [REN-7]. */
  readonly isAhead: boolean;
  readonly change: "turn_off" | "turn_on";
  readonly decision: Decision;
}
