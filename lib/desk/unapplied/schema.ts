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

/** `share` is the use that was shown: not another one of the same payment on the same invoice. */
export const takeOffInput = z.object({ payment: paymentNumber, reference: invoiceReference, share: z.uuid() });
export type TakeOffInput = z.output<typeof takeOffInput>;

/** What was just done, to say so. */
export const unappliedSearch = z.object({ done: z.enum(["applied", "taken_off"]).optional().catch(undefined) });
