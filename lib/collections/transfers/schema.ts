import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";
import { typedAmount, typedDay } from "../promises/schema";

export const reportTransferInput = z.object({
  reference: invoiceReference,
  sentOn: typedDay,
  amount: typedAmount.min(1, "invalid_type"),
  bankReference: z
    .string()
    .trim()
    .max(140, "too_long")
    .regex(/^\P{Cc}*$/u, "line_malformed")
    .optional()
    .transform((text) => text || null),
});
export type ReportTransferInput = z.output<typeof reportTransferInput>;
