import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";
import { DISPUTE_KINDS } from "./types";

const LONGEST_TEXT = 4_000;

/** What a person writes: lines and tabs, and no other control characters. */
const words = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(
    z
      .string()
      .min(1, "text_missing")
      .max(LONGEST_TEXT, "text_too_long")
      .regex(/^[^\p{Cc}\p{Cs}]*(?:[\n\t][^\p{Cc}\p{Cs}]*)*$/u, "text_malformed"),
  );

export const openDisputeInput = z.object({
  reference: invoiceReference,
  kind: z.enum(DISPUTE_KINDS, "dispute_kind_missing"),
  /** A line's place in the invoice, empty for all of it. */
  line: z
    .string()
    .max(6)
    .regex(/^\d*$/)
    .optional()
    .transform((rank) => (rank ? Number(rank) : null)),
  text: words,
});
export type OpenDisputeInput = z.output<typeof openDisputeInput>;

export const writeInput = z.object({ dispute: z.uuid(), text: words });
export type WriteInput = z.output<typeof writeInput>;

/** Withdrawing says why, in a word. */
export const withdrawInput = z.object({ dispute: z.uuid(), text: words });
export type WithdrawInput = z.output<typeof withdrawInput>;

/** What the collector decides. */
export const settleInput = z.object({ dispute: z.uuid(), ending: z.enum(["accepted", "rejected"]), text: words });
export type SettleInput = z.output<typeof settleInput>;
