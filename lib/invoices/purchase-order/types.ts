import type { Decision } from "@/lib/platform/decision";

/** For which invoices a PO number is set: this one; with it all that are open; or those and the ones to come as well. */
export const PURCHASE_ORDER_SCOPES = ["invoice", "open", "future"] as const;
export type PurchaseOrderScope = (typeof PURCHASE_ORDER_SCOPES)[number];

/** What an invoice's PO number was or is, from when on and by whom. */
export interface InvoiceRevision {
  readonly revision: number;
  readonly poNumber: string | null;
  readonly setAt: Date;
  /** Null for the one that was issued, and where the seller changed it. */
  readonly setBy: string | null;
}

/** An invoice's PO number with what can be done about it [INV-5]. */
export interface PurchaseOrder {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly poNumber: string | null;
  /** Whoever saves says which one they saw. */
  readonly revision: number;
  readonly change: Decision;
  /** Other invoices of the contract on which something is open. */
  readonly otherOpen: number;
  /** What stands on the contract's invoices to come. */
  readonly ofFuture: string | null;
  readonly timeZone: string;
  /** The newest first; none while it is as issued. */
  readonly revisions: readonly InvoiceRevision[];
}

/** What became of it. */
export interface PurchaseOrderSaved {
  readonly number: string;
  readonly scope: PurchaseOrderScope;
  /** Invoices that have the number now. */
  readonly count: number;
  /** Those that keep theirs, each with the rule that says so. */
  readonly left: readonly { readonly number: string; readonly because: Extract<Decision, { allowed: false }> }[];
}
