import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { AdjustmentDraft, LineDraft, Party, TaxDraft } from "../types";

/** Kept as JSON: amounts in minor units as text. */
type Kept<Draft> = { readonly [Key in keyof Draft]: Draft[Key] extends bigint ? string : Draft[Key] };

/** What the document shows besides number, date and amount, as issued and never rewritten [INV-2]. */
export interface PrintedMemo {
  readonly billTo: Party;
  readonly billedBy: Party;
  /** The number of the invoice it corrects. */
  readonly corrects?: string | null;
  readonly poNumber?: string | null;
  readonly buyerReference?: string | null;
  readonly notes?: readonly string[];
  /** None where only the sum is known. */
  readonly lines?: readonly Kept<LineDraft>[];
  readonly taxes?: readonly Kept<TaxDraft>[];
  readonly adjustments?: readonly Kept<AdjustmentDraft>[];
  readonly prepaidMinor?: string;
  readonly roundingMinor?: string;
}

/** Part of a memo that lowered what is open on an invoice. */
export interface MemoUse {
  readonly invoiceNumber: string;
  readonly invoiceReference: string;
  readonly on: PlainDate;
  readonly amount: Money;
}

/** One row of the list [PAY-10]. */
export interface CreditMemoRow {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly contractNumber: string;
  readonly reason: string | null;
  readonly total: Money;
  readonly left: Money;
  /** The first few. */
  readonly uses: readonly MemoUse[];
  readonly useCount: number;
}

/** A page of the list, what is left of all of the viewer's memos by currency, and contracts to filter by. */
export interface CreditMemoList extends Page<CreditMemoRow> {
  readonly left: readonly Money[];
  readonly contracts: readonly string[];
}

/** A memo's page. */
export interface CreditMemoDetails extends CreditMemoRow {
  readonly account: string;
  readonly billGroup: string;
  readonly seller: string;
  readonly corrects: string | null;
  readonly billTo: Party;
}
