import type { InvoiceDetails } from "@/lib/invoices/types";

/** What the payment card is about. `transfer`: still to be paid, but not here. */
export type InvoicePaymentState = "void" | "paid" | "own" | "processing" | "disputed" | "open" | "transfer";

export function invoicePaymentState({ status, payment, ownAttempt }: InvoiceDetails): InvoicePaymentState {
  if (status === "void" || status === "paid") return status;
  if (ownAttempt) return "own";
  if (status === "processing" || status === "disputed") return status;
  return payment.allowed ? "open" : "transfer";
}
