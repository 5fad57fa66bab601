import { z } from "zod";

export const SUBSCRIPTION_STATUSES = ["active", "scheduled", "ended"] as const;

const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .transform((value) => value.trim() || undefined)
    .optional()
    .catch(undefined);

/** The list's state as it stands in the URL [BIL-9]; anything odd falls back rather than fails. */
export const subscriptionSearch = z.object({
  q: text(60),
  status: z.enum(SUBSCRIPTION_STATUSES).optional().catch(undefined),
  contract: text(40),
  after: text(600),
  before: text(600),
});
export type SubscriptionSearch = z.output<typeof subscriptionSearch>;

export const subscriptionId = z.uuid();
