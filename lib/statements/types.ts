import type { DocumentSeller } from "@/lib/invoices/document/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Locale } from "@/lib/platform/locales";
import type { Money } from "@/lib/platform/money";
import type { Age } from "@/lib/summary/types";

/** Both days included [PAY-11]. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What changes what is owed, in the order in which a day's movements are listed. */
export type MovementKind = BalanceKind | "refund";
/** Those that change the balance. */
export type BalanceKind = "invoice" | "credit" | "payment" | "undone" | "chargeback" | "void";

/** One thing that happened to an invoice. */
export interface Movement {
  readonly id: string;
  readonly kind: MovementKind;
  readonly on: PlainDate;
  /** Of the document: the invoice, the payment or the credit memo. */
  readonly number: string;
  readonly invoiceNumber: string;
  readonly invoiceReference: string;
  readonly contractNumber: string;
  /** What leads to a payment's or a credit memo's page. */
  readonly source: string | null;
  /** Positive where more is owed after it. */
  readonly amount: Money;
  /** Of a refund: what was given back. It opens nothing again, so `amount` is zero. */
  readonly informs: Money | null;
}

export interface StatementLine extends Movement {
  /** What is owed after it. */
  readonly balance: Money;
}

/** A row as every form of the statement shows it. */
export type StatementRow =
  | { readonly kind: "opening" | "closing"; readonly on: PlainDate; readonly balance: Money }
  | { readonly kind: "movement"; readonly line: StatementLine }
  | { readonly kind: "rest"; readonly count: number; readonly amount: Money; readonly balance: Money };

/** What there is in one currency; currencies are never added together. */
export interface CurrencyStatement {
  readonly currency: string;
  readonly opening: Money;
  /** Of each kind that there was in the period and that changes what is owed. */
  readonly sums: readonly { readonly kind: BalanceKind; readonly count: number; readonly amount: Money }[];
  readonly closing: Money;
  /** How many movements there are in all. */
  readonly count: number;
  /** The closing balance by how long it is overdue on the last day. */
  readonly ages: readonly { readonly age: Age; readonly open: Money }[];
  /** Credit not used by the last day: it lowers no balance before it is. */
  readonly unusedCredit: Money;
  /** Money received by the last day that pays nothing now. */
  readonly unapplied: Money;
  /** Given back in the period, which opens nothing again. */
  readonly refunded: Money;
  readonly lines: readonly StatementLine[];
}

/** Whose statement it is, and of what. */
export interface StatementPlace {
  readonly group: { readonly id: string; readonly name: string; readonly account: string };
  readonly seller: Omit<DocumentSeller, "logo"> & { readonly logoUrl: string | null };
  readonly timeZone: string;
  readonly locale: Locale;
  readonly today: PlainDate;
  /** Numbers to choose from, the first hundred. */
  readonly contracts: readonly string[];
  /** How many of the group's contracts are the viewer's, and whether that is all. */
  readonly contractCount: number;
  readonly seesAll: boolean;
}

export interface Statement extends StatementPlace {
  readonly period: Period;
  /** The only contract it is about, where one was chosen. */
  readonly contract: string | null;
  readonly currencies: readonly CurrencyStatement[];
  /** How many movements there are in all; `lines` hold the first of them. */
  readonly count: number;
  readonly shown: number;
}
