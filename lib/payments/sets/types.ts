import type { InvoiceFacts } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Decision, Refusal } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { MethodDetails, SavedKind } from "../methods/types";
import type { MethodUse } from "../saved/types";

/** What a person wants to pay of an invoice: never what it is worth, which only our rows know [M2]. */
export interface WantedShare {
  readonly reference: string;
  /** As it was typed; null: all that is open. */
  readonly typed: string | null;
  /** Its field in the form, for what is said beside it. */
  readonly field: string;
}

/** With what a set is paid: on the provider's page, or with a saved method. */
export type Way =
  | { readonly kind: "page"; readonly means: SavedKind }
  | { readonly kind: "saved"; readonly methodId: string };

/** What starts an attempt [PAY-1]. */
export interface AttemptOrder {
  readonly shares: readonly WantedShare[];
  readonly way: Way;
}

/** An invoice of a set, as the rules look at it. */
export interface SetInvoice {
  readonly id: string;
  readonly reference: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly accountId: string;
  readonly sellerEntityId: string;
  readonly billGroupId: string;
  readonly invoice: InvoiceFacts;
  /** Whether the seller entity takes bank debits in this currency. */
  readonly bankDebit: boolean;
  /** The person's own payment that they may go on with or call off; one at the bank is neither. */
  readonly ownAttemptId: string | null;
  /** What its contract is paid with by itself. */
  readonly usualMethodId: string | null;
  readonly today: PlainDate;
}

/** An invoice with what is to be paid of it. */
export interface Share {
  readonly of: SetInvoice;
  readonly amount: Money;
}

/** A saved method that is to pay, as its rules look at it. */
export interface SavedWay extends MethodUse {
  readonly kind: SavedKind;
}

/** An invoice that can be paid here, and what of it [PAY-1, PAY-2]. */
export interface OfferedShare {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly dueOn: PlainDate;
  readonly open: Money;
  /** The least that may be paid of it; null: only whole. */
  readonly partFrom: Money | null;
  /** As typed, or all that is open. */
  readonly typed: string | null;
  readonly amount: Money;
  /** What is wrong with what was typed. */
  readonly fault: Refusal | null;
}

/** One that cannot, and why [WHY-1]. */
export interface RefusedShare {
  readonly reference: string;
  readonly number: string;
  readonly open: Money;
  readonly refusal: Refusal;
  /** It could be paid in another payment. */
  readonly isApart: boolean;
}

/** The page on which a set is paid. */
export interface PayOffer {
  readonly shares: readonly OfferedShare[];
  readonly refused: readonly RefusedShare[];
  readonly total: Money | null;
  /** The most one payment may take online [INV-3]. */
  readonly limit: Money | null;
  readonly pay: Decision;
  /** Null where the seller entity does not offer it. */
  readonly bankDebit: Decision | null;
  /** Why none of them pays for this set, where there are some. */
  readonly savedRefusal: Refusal | null;
  readonly methods: readonly {
    readonly id: string;
    readonly kind: SavedKind;
    /** Null for who may not see them, and so not use it. */
    readonly details: MethodDetails | null;
    readonly pay: Decision;
  }[];
  /** The person's own payment under way, with some of these. */
  readonly ownAttemptId: string | null;
  /** There were more than one payment takes. */
  readonly isCut: boolean;
}
