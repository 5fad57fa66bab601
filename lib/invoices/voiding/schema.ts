import { z } from "zod";
import { invoiceReference } from "../schema";

/** Taking an invoice back says why: its customer reads it. */
export const voidInput = z.object({
  reference: invoiceReference,
  reason: z
    .string()
    .transform((text) => text.replaceAll("\r\n", " ").trim())
    .pipe(
      z
        .string()
        .min(1, "text_missing")
        .max(500, "too_long")
        .regex(/^[^\p{Cc}\p{Cs}]+$/u, "line_malformed"),
    ),
});
export type VoidInput = z.output<typeof voidInput>;
