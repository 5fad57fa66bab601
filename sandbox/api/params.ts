import { z } from "zod";

/** Stripe's parameters arrive as text in forms; these read each kind. */
export const text = (longest = 5_000) => z.string().max(longest);
/** An empty value takes what was there away. */
export const clearable = (longest = 5_000) => text(longest).transform((value) => (value === "" ? null : value));
export const id = z.string().min(1).max(255);
export const whole = z
  .string()
  .regex(/^-?\d{1,15}$/, "Invalid integer")
  .transform(Number);
export const positive = whole.refine((value) => value >= 1, "This value must be greater than or equal to 1.");
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "Invalid currency")
  .transform((value) => value.toLowerCase());
export const webAddress = z.url({ protocol: /^https?$/, error: "Not a valid URL" }).max(5_000);

/** Up to 50 keys of 40 characters, values of 500; an empty value takes its key away. */
export const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((value) => Object.keys(value).length <= 50, "Metadata can have up to 50 keys.");

export const expand = z.array(z.string().max(200)).max(20).optional();
export const only = { expand };

export const address = z.strictObject({
  city: clearable(500).default(null),
  country: clearable(2).default(null),
  line1: clearable(500).default(null),
  line2: clearable(500).default(null),
  postal_code: clearable(20).default(null),
  state: clearable(500).default(null),
});

const moment = z.strictObject({
  gt: whole.optional(),
  gte: whole.optional(),
  lt: whole.optional(),
  lte: whole.optional(),
});

/** What every list takes. */
export const page = {
  limit: whole.refine((value) => value >= 1 && value <= 100, "Limit must be between 1 and 100.").default(10),
  starting_after: id.optional(),
  ending_before: id.optional(),
  created: z.union([moment, whole.transform((value) => ({ gte: value, lte: value }))]).optional(),
  expand,
};

/** Which of the sandbox's means of payment a caller allows. The older `payment_method_types` is gone from this API version. */
export const methodTypes = z
  .array(z.enum(["card", "sepa_debit"]))
  .min(1)
  .max(2);
/** Taken so that callers written for Stripe work, and without effect here. */
export const ignored = z.unknown().optional();
