import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { PrintedMemo } from "./credit-memos/types";

/** Who billed or is billed, as printed on the document. */
export interface Party {
  readonly name: string;
  /** The address as it is written in its country, a line each. */
  readonly lines: readonly string[];
  readonly taxId: string | null;
  readonly registrationNumber: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Where a transfer goes. */
export interface PayTo {
  readonly bankName: string;
  readonly accountHolder: string;
  readonly accountNumber: string;
  readonly bankCode: string;
  /** What the payer is asked to write on it. */
  readonly reference: string;
}

/** UNCL 5305 as EN 16931 uses it. */
export type TaxCategory = "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";

export interface LineDraft {
  readonly position: string;
  readonly description: string;
  readonly details: string | null;
  /** Decimals as text; up to six places. */
  readonly quantity: string;
  readonly unit: string | null;
  readonly unitPrice: string;
  readonly amountMinor: bigint;
  /** Percent as text; null where none applies. */
  readonly taxRate: string | null;
  readonly taxCategory: TaxCategory;
}

export interface TaxDraft {
  readonly category: TaxCategory;
  readonly rate: string | null;
  readonly baseMinor: bigint;
  readonly amountMinor: bigint;
  readonly exemption: string | null;
}

export interface AdjustmentDraft {
  readonly kind: "allowance" | "charge";
  readonly reason: string | null;
  readonly amountMinor: bigint;
  readonly taxRate: string | null;
  readonly taxCategory: TaxCategory;
}

/** An invoice about to be issued: by an import, an order, or the demo. Amounts in minor units of `currency`. */
export interface InvoiceDraft {
  readonly id: string;
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string;
  readonly sellerEntityId: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly currency: string;
  readonly poNumber: string | null;
  readonly quoteNumber: string | null;
  readonly buyerReference: string | null;
  readonly billTo: Party;
  readonly billedBy: Party;
  readonly payTo: PayTo | null;
  readonly terms: string | null;
  readonly notes: readonly string[];
  readonly lines: readonly LineDraft[];
  readonly taxes: readonly TaxDraft[];
  readonly adjustments: readonly AdjustmentDraft[];
  readonly prepaidMinor: bigint;
  readonly roundingMinor: bigint;
  /** SHA-256 of the file it was read from. */
  readonly sourceHash: Uint8Array | null;
}

export interface CreditMemoDraft {
  readonly id: string;
  readonly accountId: string;
  readonly contractId: string;
  readonly sellerEntityId: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly reason: string | null;
  /** What its document shows besides; without it, the parties as they are when it is issued. */
  readonly printed?: PrintedMemo;
  readonly sourceHash: Uint8Array | null;
}

/** One status, the first that holds, in this order [INV-1]. */
export type InvoiceStatus = "void" | "paid" | "processing" | "disputed" | "overdue" | "partially_paid" | "open";

/** What every rule about an invoice looks at. */
export interface InvoiceFacts {
  readonly number: string;
  readonly isVoid: boolean;
  readonly payable: Money;
  readonly open: Money;
  readonly dueOn: PlainDate;
  readonly isDisputed: boolean;
  /** The payment on its way, if there is one. */
  readonly underWay: {
    /** Null for the viewer's own, and where nobody's name is known. */ readonly by: string | null;
    readonly startedAt: Date;
    readonly endsAt: Date;
    /** The seller entity's, while the payment is on a page that closes by itself at `endsAt`. */
    readonly timeZone?: string;
    /** A bank has it, and takes days. */
    readonly takesDays?: boolean;
  } | null;
  /** The most one payment may take online in this currency; null where the entity takes none. */
  readonly onlineLimit: Money | null;
  /** From what amount it may be paid in part, as the entity has it; null: only whole. */
  readonly partFrom: Money | null;
  /** By the contract's terms. */
  readonly termsAllowOnline: boolean;
  /** Whom to ask about money. */
  readonly collector: Contact;
}

/** One row of the list [INV-1]. */
export interface InvoiceRow {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly poNumber: string | null;
  /** The signed quote it was made from [INV-6]. */
  readonly quoteNumber: string | null;
  /** Whether the quote is kept here as it was signed [INV-6]. */
  readonly hasSignedQuote: boolean;
  readonly total: Money;
  readonly open: Money;
  readonly status: InvoiceStatus;
  /** Whether Pay Now is offered [INV-3]. */
  readonly isPayable: boolean;
}

/** A row of the list as a file. */
export interface InvoiceFileRow extends InvoiceRow {
  readonly seller: string;
  readonly billGroup: string;
}

/** A page of the list, and the numbers of the viewer's contracts to filter it by. */
export interface InvoiceList extends Page<InvoiceRow> {
  readonly contracts: readonly string[];
}

export interface InvoiceLineRow extends Omit<LineDraft, "amountMinor"> {
  readonly amount: Money;
}

/** What reduced what is open, and what went back of it: below zero. A refund opens nothing again, a chargeback does. */
export interface InvoiceMovement {
  readonly id: string;
  readonly kind: "payment" | "credit" | "refund" | "chargeback";
  readonly number: string;
  readonly on: PlainDate;
  readonly amount: Money;
  /** The attempt that paid; null for a credit, and for money that came another way. */
  readonly attemptId: string | null;
  /** Null for a credit. */
  readonly paymentId: string | null;
  /** Null for a payment. */
  readonly memoId: string | null;
}

/** An invoice's page. */
export interface InvoiceDetails {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly account: string;
  readonly billGroup: string;
  readonly seller: string;
  readonly timeZone: string;
  readonly today: PlainDate;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly poNumber: string | null;
  readonly quoteNumber: string | null;
  /** Whether the quote is kept here as it was signed [INV-6]. */
  readonly hasSignedQuote: boolean;
  readonly billTo: Party;
  readonly status: InvoiceStatus;
  readonly total: Money;
  readonly open: Money;
  readonly totals: InvoiceTotals;
  readonly lines: readonly InvoiceLineRow[];
  readonly hasMoreLines: boolean;
  readonly taxes: readonly {
    readonly category: TaxCategory;
    readonly rate: string | null;
    readonly base: Money;
    readonly amount: Money;
    readonly exemption: string | null;
  }[];
  readonly movements: readonly InvoiceMovement[];
  readonly payment: Decision;
  /** Whether all that is open is paid in one payment; where it is not, the rest may go by transfer. */
  readonly wholePayment: Decision;
  /** The viewer's own payment under way, which they may go on with or call off. */
  readonly ownAttempt: { readonly id: string; readonly canContinue: boolean } | null;
  readonly dispute: { readonly reason: string; readonly openedAt: Date } | null;
  readonly payTo: PayTo | null;
  /** When the seller last told transfers in its currency to go elsewhere. */
  readonly bankChangedOn: PlainDate | null;
  readonly collector: Contact;
  readonly customerService: Contact;
}

export interface InvoiceTotals {
  readonly lines: Money;
  readonly allowances: Money;
  readonly charges: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly prepaid: Money;
  readonly rounding: Money;
  readonly payable: Money;
}
