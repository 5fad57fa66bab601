import type { Contact } from "@/lib/platform/decision";

/** A field of a postal address; who and where to write stand before it in every country. */
export type AddressPart = "line1" | "line2" | "postalCode" | "city" | "region";

/** How a country writes its addresses, by the kept library's data. */
export interface AddressFormat {
  /** ISO 3166-1. */
  readonly country: string;
  /** As a letter has it: `%O` company, `%N` name, `%A` street lines, `%Z` postal code, `%C` city, `%S` region, `%n` new line. */
  readonly layout: string;
  /** The parts as they are asked for, in the country's order; those of one row stand beside each other. */
  readonly rows: readonly (readonly AddressPart[])[];
  readonly required: readonly AddressPart[];
  readonly postal: { readonly pattern: string; readonly example: string | null } | null;
  /** States or provinces where the country lists them: `postal` is how their postal codes begin. */
  readonly regions: readonly { readonly code: string; readonly name: string; readonly postal: string | null }[];
  readonly words: { readonly postalCode: string; readonly city: string; readonly region: string };
}

export interface PostalAddress {
  readonly company: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly line1: string;
  readonly line2: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  /** ISO 3166-1. */
  readonly country: string;
}

/** An address as it is saved; `version` grows with each change. */
export interface SavedAddress extends PostalAddress {
  readonly version: number;
}

/** An address of the owner's own, or the bill group's where there is none. */
export interface InheritedAddress {
  readonly own: SavedAddress | null;
  readonly ofGroup: SavedAddress | null;
}

/** As it stands in the database. */
export interface AddressRow extends SavedAddress {
  readonly id: string;
}

export type AddressKind = "billing" | "contact" | "shipping";

/** Whose address: a contract's, or with null its whole bill group's. */
export interface AddressOwner {
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string | null;
  /** IANA zone in which times are told. */
  readonly timeZone: string;
  readonly customerService: Contact;
}
