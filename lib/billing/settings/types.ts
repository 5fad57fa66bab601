import type { AddressOwner, InheritedAddress } from "@/lib/addresses/types";
import type { Contact, Decision } from "@/lib/platform/decision";

/** What stands on invoices of a bill group besides names and amounts [BIL-2]. */
export interface GroupNumbers {
  readonly poNumber: string | null;
  readonly vatNumber: string | null;
  readonly registrationNumber: string | null;
}

export interface BillGroupDetails extends GroupNumbers {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly seller: string;
  readonly logoUrl: string | null;
  readonly frequency: "monthly" | "quarterly" | "annual";
  readonly autoPay: boolean;
  /** Which state of the numbers this is. */
  readonly version: number;
  /** Of the contracts' billing addresses, else the seller's: whose registration numbers are meant. */
  readonly homeCountry: string;
  readonly contracts: readonly { readonly number: string; readonly isActive: boolean }[];
  readonly change: Decision;
  readonly contact: InheritedAddress;
  readonly shipping: InheritedAddress;
  readonly customerService: Contact;
}

/** A bill group whose settings are about to be changed. */
export interface GroupOwner extends AddressOwner, GroupNumbers {
  readonly contractId: null;
  readonly version: number;
  readonly homeCountry: string;
}
