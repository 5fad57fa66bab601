import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision, Refusal } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";

/** What the rules about a person's place on a contract look at. */
export interface PlaceFacts {
  readonly contractNumber: string;
  readonly personName: string;
  readonly isPrimary: boolean;
  readonly isCardHolder: boolean;
  readonly billGroup: string;
  /** Nobody could manage billing in the bill group without them [ACC-8]. */
  readonly isLastHolder: boolean;
  /** Last day of access, included; null for good [USR-8]. */
  readonly endsOn: PlainDate | null;
  readonly isSelf: boolean;
  /** Today by the calendar of the contract's seller entity. */
  readonly today: PlainDate;
  /** Contract contacts manage users; who comes in by an access rule does not [ACC-8]. */
  readonly viewerIsContact: boolean;
  /** The last day of the viewer's own place: nothing longer is theirs to give. */
  readonly viewerEndsOn: PlainDate | null;
  readonly primaryContact: Contact | null;
  readonly customerService: Contact;
}

/** One place, for the page that sets its end. */
export interface PlaceDetails extends PlaceFacts {
  readonly personId: string;
  readonly email: string;
  readonly decision: Decision;
}

/** Somebody on the viewer's contracts [USR-1]. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isViewer: boolean;
  /** How many contracts the viewer shares with them. */
  readonly contracts: number;
  /** Whether any of these is the viewer's to remove them from. */
  readonly isRemovable: boolean;
}

/** One of a person's contracts that the viewer sees too. */
export interface PlaceRow {
  readonly contractNumber: string;
  readonly billGroup: string;
  readonly account: string;
  readonly isPrimary: boolean;
  readonly isCardHolder: boolean;
  readonly endsOn: PlainDate | null;
  readonly hasEnded: boolean;
  readonly isSelf: boolean;
  readonly removal: Decision;
  readonly end: Decision;
  /** A nomination that waits for the other's answer, by role [USR-6]. */
  readonly handovers: readonly OpenHandover[];
}

export type HandoverRole = "primary" | "card_holder";

export interface OpenHandover {
  readonly id: string;
  readonly role: HandoverRole;
  readonly to: string;
}

/** Manage billing in one bill group, for the person whose panel is open [ACC-8]. */
export interface ManageBillingRow {
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly holds: boolean;
  readonly change: Decision;
}

/** What the rules about manage billing look at: one person in one bill group [ACC-8]. */
export interface ManageBillingFacts {
  readonly viewerHolds: boolean;
  readonly viewerIsContact: boolean;
  readonly personHolds: boolean;
  /** By being the primary billing contact of a contract in the bill group. */
  readonly personIsPrimary: boolean;
  readonly personIsContact: boolean;
  /** Everybody in the bill group, whom the viewer sees or not. */
  readonly holders: number;
  readonly personName: string;
  /** A holder whom the viewer sees, if there is one. */
  readonly holder: Contact | null;
  readonly customerService: Contact;
}

/** The open panel of a person. */
export interface PersonPanel {
  readonly person: PersonRow;
  readonly places: readonly PlaceRow[];
  /** The number that the next page of contracts goes on from. */
  readonly nextFrom: string | null;
  readonly manageBilling: readonly ManageBillingRow[];
  /** Whether the viewer has contracts that this person could be added to. */
  readonly canAdd: boolean;
}

/** Somebody whom an access rule lets see contracts of the viewer's. */
export interface RulePerson {
  readonly id: string;
  readonly email: string;
  readonly billGroups: readonly string[];
}

export interface UserList extends Page<PersonRow> {
  readonly panel: PersonPanel | null;
  readonly byRule: readonly RulePerson[];
  /** The address that the next page of them goes on from. */
  readonly nextRule: string | null;
  /** Whether the viewer is a contact anywhere, and so may add people. */
  readonly canManage: Decision;
}

/** A contract to tick. */
export interface ContractChoice {
  readonly number: string;
  readonly billGroup: string;
  readonly account: string;
  readonly endsOn: PlainDate;
  readonly hasEnded: boolean;
}

export interface ContractChoices {
  readonly choices: readonly ContractChoice[];
  /** There are more than the page shows: search for them. */
  readonly isCut: boolean;
}

/** What a removal would do, person by person. */
export interface RemovalPreview {
  readonly people: readonly RemovalOfPerson[];
}

export interface RemovalOfPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isSelf: boolean;
  /** Numbers they would be removed from. */
  readonly removed: readonly string[];
  /** Numbers of these that an access rule goes on showing them. */
  readonly stillByRule: readonly string[];
  readonly left: readonly { readonly contractNumber: string; readonly because: Refusal }[];
  /** They would see nothing of the viewer's any more. */
  readonly isAll: boolean;
}

/** What the rule about nominating looks at. */
export interface NominationFacts {
  readonly contractNumber: string;
  readonly holdsRole: boolean;
  /** Who does, where the viewer does not. */
  readonly holder: Contact | null;
  /** Somebody has been nominated and has not answered. */
  readonly isOpen: boolean;
  /** Null while nobody is chosen. */
  readonly nominee: { readonly name: string; readonly isSelf: boolean; readonly endsOn: PlainDate | null } | null;
  readonly customerService: Contact;
}

/** The page on which the holder of a role chooses who takes over. */
export interface NominationPage {
  readonly contractNumber: string;
  readonly role: HandoverRole;
  readonly decision: Decision;
  /** The other contacts, up to two hundred. */
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly decision: Decision;
  }[];
}

/** A nomination as the two people of it, and the contract's other contacts, see it. */
export interface HandoverOffer {
  readonly id: string;
  readonly contractNumber: string;
  readonly role: HandoverRole;
  /** Null once the viewer shares no contract with them any more. */
  readonly from: Contact | null;
  readonly to: Contact | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly timeZone: string;
  /** The viewer is the nominated person. */
  readonly isMine: boolean;
  /** The viewer nominated. */
  readonly isOwn: boolean;
  readonly isOpen: boolean;
  readonly outcome: "accepted" | "declined" | "withdrawn" | "removed" | "expired" | null;
  readonly stillHeld: boolean;
  /** The last day of the nominated person's place: whoever has a role has none. */
  readonly toEndsOn: PlainDate | null;
  readonly decision: Decision;
}

/** What became of the contracts that somebody was to be let into, by number. */
export interface LetIn {
  readonly email: string;
  readonly added: readonly string[];
  /** They were contacts there already: nothing was changed. */
  readonly already: readonly string[];
}

export interface Removed {
  readonly people: readonly RemovalOfPerson[];
  /** The viewer has removed themselves from all they saw: their sessions are over. */
  readonly isOut: boolean;
}
