import { z } from "zod";
import { postalAddressFields, version } from "@/lib/addresses/schema";

export const billGroupId = z.uuid();

const PLAIN = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;

/** A number as its owner writes it; nothing where the field is empty. */
const number = (most: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(most, "too_long")
    .regex(PLAIN, "line_malformed")
    .optional()
    .transform((text) => text || null);

/** The numbers of a bill group [BIL-2]; their form for the country is the rules' to say. */
export const groupNumbersInput = z.object({
  billGroup: billGroupId,
  version,
  poNumber: number(50),
  vatNumber: number(40),
  registrationNumber: number(40),
});
export type GroupNumbersInput = z.output<typeof groupNumbersInput>;

export const groupAddressInput = z.object({
  billGroup: billGroupId,
  kind: z.enum(["contact", "shipping"]),
  version,
  ...postalAddressFields,
});
export type GroupAddressInput = z.output<typeof groupAddressInput>;
