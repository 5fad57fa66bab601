import { z } from "zod";
import { emailAddress } from "@/lib/auth/address";
import { invoiceReference } from "../schema";

/** What may not stand in a note: controls but line ends, and signs that turn the direction of writing. */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;

export const shareByMailInput = z.object({
  reference: invoiceReference,
  /** One; several are refused with a sentence of their own. */
  email: emailAddress,
  note: z
    .string()
    .max(2_000, "too_long")
    .transform((text) => text.replace(/\r\n?/g, "\n").trim().normalize("NFC"))
    .refine((text) => text.length <= 500, "too_long")
    .refine((text) => !UNSEEN.test(text), "note_malformed")
    .optional()
    .transform((text) => text || null),
});
export type ShareByMailInput = z.output<typeof shareByMailInput>;

export const shareByLinkInput = z.object({ reference: invoiceReference });
export type ShareByLinkInput = z.output<typeof shareByLinkInput>;

export const withdrawShareInput = z.object({ reference: invoiceReference, share: z.uuid() });
export type WithdrawShareInput = z.output<typeof withdrawShareInput>;

/** What a link's address holds; null when it cannot be one. */
export const tokenInPath = (segment: string): string | null => (/^[\w-]{43}$/.test(segment) ? segment : null);
