import type { Brand } from "@/lib/branding/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

/** An invoice as it was given to somebody outside. */
export interface ShareRow {
  readonly id: string;
  readonly kind: "mail" | "link";
  /** Whom a mail went to; null of a link, and of a mail whose address was removed. */
  readonly sentTo: string | null;
  readonly sharedBy: string;
  readonly sharedAt: Date;
  /** Of a link: how it stands now. */
  readonly standing: "live" | "withdrawn" | "expired" | "ended" | null;
  readonly expiresAt: Date | null;
  readonly openedCount: number;
  readonly lastOpenedAt: Date | null;
}

/** An invoice's page of sharing [INV-7]. */
export interface Sharing {
  readonly reference: string;
  readonly number: string;
  readonly decision: Decision;
  readonly timeZone: string;
  readonly shares: readonly ShareRow[];
}

/** What whoever holds a link is shown: the document and what it asks for, and nothing of what was paid. */
export interface SharedInvoice {
  readonly shareId: string;
  readonly reference: string;
  readonly number: string;
  readonly account: string;
  readonly brand: Brand;
  readonly payable: Money;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly expiresAt: Date;
  readonly timeZone: string;
  readonly isVoid: boolean;
}

/** Dead says nothing of why; with `wait`, too many that do not work were opened from the same network. */
export type OpenedLink =
  | { readonly state: "live"; readonly invoice: SharedInvoice }
  | { readonly state: "dead" | "wait" };
