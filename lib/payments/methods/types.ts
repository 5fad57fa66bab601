import type { BillGroupStanding } from "@/lib/billing/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";

export type SavedKind = "card" | "bank_debit";

/** What tells a method from another; not everybody sees it. */
export interface MethodDetails {
  readonly name: string;
  readonly last4: string;
  /** The last day a card is good for. */
  readonly expiresOn: PlainDate | null;
}

/** Whether a card runs out: `soon` is within 60 days. */
export type ExpiryState = "good" | "soon" | "expired";

/** One of a bill group's payment methods [BIL-3]. */
export interface PaymentMethod {
  readonly id: string;
  readonly kind: SavedKind;
  readonly isDefault: boolean;
  readonly addedOn: PlainDate;
  /** Null for who may not see them. */
  readonly details: MethodDetails | null;
  readonly expiry: ExpiryState;
  /** Numbers of the viewer's active contracts that use it. */
  readonly contracts: readonly string[];
  /** Further active contracts that use it, for who may change the bill group. */
  readonly hiddenContracts: number;
  readonly paysAutomatically: boolean;
  readonly makeDefault: Decision;
  readonly remove: Decision;
}

/** A bill group's payment methods, as its page shows them. */
export interface PaymentMethods {
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly account: string;
  readonly autoPay: boolean;
  readonly timeZone: string;
  readonly today: PlainDate;
  /** Whether the viewer may change them. */
  readonly change: Decision;
  readonly methods: readonly PaymentMethod[];
}

/** What the rules on changing a method look at. */
export interface MethodRuleFacts {
  readonly standing: BillGroupStanding;
  readonly autoPay: boolean;
  /** How many others the bill group has. */
  readonly others: number;
  readonly isDefault: boolean;
  readonly isPaying: boolean;
  readonly expiresOn: PlainDate | null;
  readonly today: PlainDate;
}

/** The method that pays for a contract, and who is answerable for it [CON-2]. */
export interface ContractCard {
  readonly contractNumber: string;
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly timeZone: string;
  /** Null where the bill group has none. */
  readonly used: PaymentMethod | null;
  /** Nothing was chosen: the bill group's default one is used. */
  readonly usesDefault: boolean;
  readonly methods: readonly PaymentMethod[];
  readonly holder: Contact | null;
  readonly isHolder: boolean;
  /** Whether the viewer may choose or add one. */
  readonly choose: Decision;
}

export type SetupStatus = "created" | "open" | "succeeded" | "expired" | "canceled";

/** Where adding a method stands: the page a person comes back to. */
export interface SetupOutcome {
  readonly id: string;
  readonly billGroupId: string;
  readonly billGroup: string;
  /** Whose Credit Card tab asked for it. */
  readonly contractNumber: string | null;
  readonly status: SetupStatus;
  readonly added: { readonly isDefault: boolean; readonly details: MethodDetails | null } | null;
}

/** What the provider says of adding a method, read afresh. */
export type ProviderSetup =
  | { readonly kind: "open" | "expired" }
  | {
      readonly kind: "done";
      /** The provider's ids. */
      readonly methodId: string;
      readonly customerId: string | null;
      readonly method: SavedKind;
      readonly name: string;
      readonly last4: string;
      readonly expiryMonth: number | null;
      readonly expiryYear: number | null;
    };
