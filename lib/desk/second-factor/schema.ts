import { z } from "zod";

/** As an app shows it, with or without the blank in its middle. */
const totpCode = z
  .string()
  .max(40, "code_malformed")
  .transform((text) => text.replace(/\s/g, ""))
  .refine((text) => /^\d{6}$/.test(text), "code_malformed");

export const beginInput = z.object({});
export const confirmInput = z.object({ code: totpCode });
export type CodeInput = z.output<typeof confirmInput>;

/** Ten signs in two halves, in any case. */
export const recoveryInput = z.object({
  recovery: z
    .string()
    .max(40, "recovery_malformed")
    .transform((text) => text.replace(/[\s-]/g, "").toUpperCase())
    .refine((text) => /^[A-Z2-7]{10}$/.test(text), "recovery_malformed"),
});
export type RecoveryInput = z.output<typeof recoveryInput>;
