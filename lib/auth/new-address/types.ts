import type { Contact, Decision } from "@/lib/platform/decision";

/** What the rule needs to know: when this session was opened, and who helps. */
export interface SignInFacts {
  readonly signedInAt: Date;
  readonly customerService: Contact;
}

/** An address that was asked for and is not proven yet. */
export interface PendingAddress {
  readonly email: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** The viewer's address, and whether and how it can be changed now [SIG-9]. */
export interface AddressChange {
  readonly email: string;
  readonly decision: Decision;
  readonly pending: PendingAddress | null;
  /** In which times are told. */
  readonly timeZone: string;
}

/** What a mail's link offers to whoever opens it. */
export type NewAddressLink =
  | { readonly state: "dead" }
  | {
      readonly state: "yours" | "signed_out" | "somebody_else";
      readonly token: string;
      readonly from: string;
      readonly to: string;
      /** Of somebody else who is signed in here; empty where nobody is. */
      readonly signedInAs: string;
    };
