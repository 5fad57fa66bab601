import { z } from "zod";
import { isMistypedIban, LOGO_FATES } from "./rules";

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "text_missing")
    .max(most, "too_long")
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, "line_malformed");
const version = z.coerce.number().int().positive();

/** How a seller entity presents itself, and whom its customers ask. */
export const sellerLookInput = z.object({
  seller: z.uuid(),
  version,
  color: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, "color_malformed"),
  serviceName: line(120),
  serviceEmail: z.email("email_malformed").max(254, "too_long"),
  servicePhone: z
    .string()
    .trim()
    .max(40, "too_long")
    .regex(/^\+?[\d ()/.-]{5,}$/, "phone_malformed"),
});
export type SellerLookInput = z.output<typeof sellerLookInput>;

const typed = z.string().trim().max(40, "too_long");

/** What holds for online payments in one currency; amounts as typed. */
export const sellerLimitsInput = z.object({
  seller: z.uuid(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  version,
  onlineLimit: typed.min(1, "text_missing"),
  /** Empty: invoices are paid whole. */
  partFrom: typed.optional().transform((text) => text || null),
  /** A box that is not ticked is not posted; ticked, it posts the scheme that the currency's debits are made by. */
  bankDebit: z
    .string()
    .max(20)
    .optional()
    .transform((text) => Boolean(text)),
});
export type SellerLimitsInput = z.output<typeof sellerLimitsInput>;

/** Where transfers in one currency go. */
export const sellerBankInput = z.object({
  seller: z.uuid(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  version,
  bankName: line(120),
  accountHolder: line(120),
  accountNumber: line(60).refine((text) => !isMistypedIban(text), "iban_mistyped"),
  bankCode: line(40),
});
export type SellerBankInput = z.output<typeof sellerBankInput>;

export const sellerInput = z.object({ seller: z.uuid() });
export type SellerInput = z.output<typeof sellerInput>;

/** What became of a logo that was sent; anything made up is nothing. */
export const sellerSearch = z.object({ logo: z.enum(LOGO_FATES).optional().catch(undefined) });

export const sellerId = z.uuid();
