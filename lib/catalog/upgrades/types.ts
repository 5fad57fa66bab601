import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";

/** What the rule on upgrading looks at, beyond buying. */
export interface UpgradeFacts {
  readonly hasEnded: boolean;
  readonly edition: string | null;
  /** Of the product, from the smallest to the largest. */
  readonly editions: readonly string[];
  /** One that waits for an answer already. */
  readonly open: { readonly id: string; readonly askedOn: PlainDate } | null;
}

/** The page on which an upgrade is asked for [QUO-8]. */
export interface UpgradePage {
  readonly subscriptionId: string;
  readonly product: string;
  readonly quantity: number;
  readonly edition: string | null;
  readonly contractNumber: string;
  readonly later: readonly string[];
  readonly decision: Decision;
  readonly openRequestId: string | null;
  readonly accountExecutive: Contact;
}
