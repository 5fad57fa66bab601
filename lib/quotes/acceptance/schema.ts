import { z } from "zod";
import { personName, UNSEEN } from "@/lib/accounts/schema";
import { purchaseOrderNumber } from "@/lib/invoices/purchase-order/schema";
import { quoteNumber } from "../schema";

/** What is typed when signing [QUO-2]. */
export const acceptQuoteInput = z.object({
  number: quoteNumber,
  poNumber: purchaseOrderNumber,
  signerName: personName,
  signerTitle: z
    .string()
    .trim()
    .normalize("NFC")
    .min(1, "title_missing")
    .max(100, "too_long")
    .refine((text) => !UNSEEN.test(text), "line_malformed"),
  agreed: z.literal("on", "agree_first"),
});
export type AcceptQuoteInput = z.output<typeof acceptQuoteInput>;
