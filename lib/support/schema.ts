import { z } from "zod";
import { contractNumber } from "@/lib/contracts/schema";
import { invoiceReference } from "@/lib/invoices/schema";
import { searchText } from "@/lib/platform/search";

/** What a person writes: lines and tabs, and no other control characters. */
const words = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(
    z
      .string()
      .min(1, "text_missing")
      .max(4_000, "text_too_long")
      .regex(/^[^\p{Cc}\p{Cs}]*(?:[\n\t][^\p{Cc}\p{Cs}]*)*$/u, "text_malformed"),
  );

export const caseNumber = z
  .string()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}*$/u);

export const openCaseInput = z.object({
  key: z.uuid(),
  /** The one that is looked at. */
  billGroup: z.uuid(),
  subject: z
    .string()
    .trim()
    .min(1, "subject_missing")
    .max(150, "too_long")
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "line_malformed"),
  text: words,
  contract: contractNumber.optional(),
  invoice: invoiceReference.optional(),
  /** Typed, where the form was not opened from an invoice or contract: the number of either. */
  number: z
    .string()
    .trim()
    .max(120, "too_long")
    .regex(/^\P{Cc}*$/u, "line_malformed")
    .optional()
    .transform((text) => text || undefined),
});
export type OpenCaseInput = z.output<typeof openCaseInput>;

export const writeToCaseInput = z.object({ number: caseNumber, text: words });
export type WriteToCaseInput = z.output<typeof writeToCaseInput>;

/** `after`: whether the customer is waited for, or it is done. */
export const answerCaseInput = z.object({ number: caseNumber, text: words, after: z.enum(["waiting", "closed"]) });
export type AnswerCaseInput = z.output<typeof answerCaseInput>;

/** What the form is about, as its address says it; anything odd counts as none. */
export const newCaseSearch = z.object({
  contract: contractNumber.optional().catch(undefined),
  invoice: invoiceReference.optional().catch(undefined),
  question: searchText(150),
});
export type NewCaseSearch = z.output<typeof newCaseSearch>;

/** That it was just opened, and what became of files that were just sent, as the case's address says it. */
export const caseSearch = z.object({ files: searchText(100), opened: z.literal("1").optional().catch(undefined) });

/** The list's state as it stands in the address. */
export const casesSearch = z.object({ after: searchText(600), before: searchText(600) });
export type CasesSearch = z.output<typeof casesSearch>;
