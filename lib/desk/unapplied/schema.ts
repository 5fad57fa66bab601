import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";

/** As it stands on receipts and in addresses. */
export const paymentNumber = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

export const applyInput = z.object({
  payment: paymentNumber,
  reference: invoiceReference,
  /** As typed; read in the currency of the payment, once that is known. */
  amount: z.string().trim().min(1, "invalid_type").max(40, "too_long"),
});
export type ApplyInput = z.output<typeof applyInput>;
