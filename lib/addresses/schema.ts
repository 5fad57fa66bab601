import { z } from "zod";

const LINE = 120;
/** Line breaks and controls would make an address say something else on paper. */
const PLAIN = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;

const line = (most = LINE) => z.string().trim().normalize("NFC").max(most, "too_long").regex(PLAIN, "line_malformed");

/** A line that may stay empty: then there is none. */
const optionalLine = (most = LINE) =>
  line(most)
    .optional()
    .transform((text) => text || null);

/** Digits with the signs that phone numbers are written with; which country's it is stays the writer's. */
export const phoneNumber = optionalLine(40).refine(
  (text) => text === null || /^\+?[\d ()/.-]{5,}$/.test(text),
  "phone_malformed",
);

const optionalEmail = z
  .union([z.literal(""), z.email("email_malformed").max(254, "too_long")])
  .optional()
  .transform((text) => text?.toLowerCase() || null);

/** An address as forms send it; what its country asks for is the rule's to say. */
export const postalAddressFields = {
  company: optionalLine(),
  name: optionalLine(),
  email: optionalEmail,
  phone: phoneNumber,
  line1: line().default(""),
  line2: optionalLine(),
  postalCode: optionalLine(20),
  city: optionalLine(),
  region: optionalLine(),
  country: z.string().regex(/^[A-Z]{2}$/, "country_unknown"),
};

/** Which state of it the form was filled from; 0: none was saved yet. */
export const version = z.coerce.number().int().min(0).max(2_147_483_647);

/** Which form of a page is drawn for which country. */
export const addressChoice = z.object({
  of: z.enum(["contact", "shipping"]).optional().catch(undefined),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  /** Whether the bill group's is to count again is asked about first. */
  back: z.enum(["ask", "done"]).optional().catch(undefined),
});
