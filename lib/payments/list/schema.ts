import { z } from "zod";

/** What the list can be narrowed to. */
export const PAYMENT_FILTERS = ["received", "processing", "refunded", "charged_back", "unapplied"] as const;

const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .transform((value) => value.trim() || undefined)
    .optional()
    .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** The Payments tab's state as it stands in the URL [PAY-9]; anything odd falls back rather than fails. */
export const paymentSearch = z.object({
  q: text(60),
  status: z.enum(PAYMENT_FILTERS).optional().catch(undefined),
  contract: text(40),
  from: day,
  to: day,
  after: text(200),
  before: text(200),
});
export type PaymentSearch = z.output<typeof paymentSearch>;
