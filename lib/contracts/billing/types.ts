import type { AddressOwner, InheritedAddress, SavedAddress } from "@/lib/addresses/types";
import type { Contact, Refusal } from "@/lib/platform/decision";

/** What the tabs of a contract's billing information share. */
export interface ContractBilling {
  readonly number: string;
  readonly billGroup: string;
  readonly billGroupId: string;
  readonly paidBy: "invoice" | "card";
  readonly customerService: Contact;
}

export interface BillingAddressTab extends ContractBilling {
  readonly address: SavedAddress | null;
  /** Why the customer does not enter the first one. */
  readonly noneYet: Refusal;
}

export interface PrimaryContact {
  readonly personId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  /** Changes with name and phone: whoever saves says what they saw. */
  readonly seen: string;
}

export interface BillingContactTab extends ContractBilling {
  readonly primary: PrimaryContact | null;
  /** The viewer's own role may be handed over by them [USR-6]. */
  readonly viewerIsPrimary: boolean;
  /** Of an address that is yet to be entered: the billing country, else the seller's. */
  readonly homeCountry: string;
  readonly contact: InheritedAddress;
  readonly shipping: InheritedAddress;
}

/** A contract whose billing information is about to be changed. */
export interface BillingOwner extends AddressOwner {
  readonly contractId: string;
}
