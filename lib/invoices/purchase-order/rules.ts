import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { invoicePath, invoicePdfPath } from "../rules";
import type { InvoiceFacts } from "../types";

/** Where the PO number is changed. */
export const purchaseOrderPath = (reference: string): string => `${invoicePath(reference)}/purchase-order`;

/** The document as it was with an earlier PO number. */
export const revisionPdfPath = (reference: string, revision: number): string =>
  `${invoicePdfPath(reference)}?revision=${revision}`;

/** Not on void ones, nor while money is on its way [INV-5]; the same for the dialog, the command and "all open". */
export const canChangePurchaseOrder = (invoice: Pick<InvoiceFacts, "isVoid" | "underWay" | "collector">): Decision =>
  decide([invoice.isVoid ? refused("purchase_order.void", { ask: invoice.collector }) : null, whilePaid(invoice)]);

function whilePaid({ underWay, collector: ask }: Pick<InvoiceFacts, "underWay" | "collector">): Refusal | null {
  if (!underWay) return null;
  const { by } = underWay;
  return by
    ? refused("purchase_order.under_way_by", { params: { by }, ask })
    : refused("purchase_order.under_way", { ask });
}
