import type { AccessRule } from "@/lib/access/access-rules";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";

export type { AccessRule } from "@/lib/access/access-rules";

/** What the rules on access rules look at. */
export interface AccessFacts {
  /** Admins and account executives [DSK]. */
  readonly mayManage: boolean;
  readonly isOn: boolean;
  readonly hasActiveContract: boolean;
  /** Null where there was never a contract. */
  readonly lastEndedOn: PlainDate | null;
  readonly accountExecutive: Contact;
}

/** The Customer Portal part of a bill group's page [DSK-2]. */
export interface PortalAccess {
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly isOn: boolean;
  readonly hasActiveContract: boolean;
  /** The portal is not open to partners and resellers, whatever stands here [SIG-5]. */
  readonly isClosed: boolean;
  readonly rules: readonly AccessRule[];
  /** Who comes in by a rule now and is no contact. */
  readonly people: number;
  readonly manage: Decision;
  readonly switchOn: Decision;
  /** Leads to the portal. */
  readonly link: string;
}

/** A rule about to be removed, with who is shut out by that. */
export interface RuleRemoval {
  readonly access: PortalAccess;
  readonly rule: AccessRule;
  readonly people: number;
}

/** A domain about to be granted, with the single addresses that it takes the place of [ACC-4]. */
export interface Widening {
  readonly access: PortalAccess;
  readonly domain: string;
  readonly swallowed: readonly string[];
}
