import { z } from "zod";
import { searchText } from "@/lib/platform/search";

export const SUBSCRIPTION_STATUSES = ["active", "scheduled", "ended"] as const;

/** The list's state as it stands in the URL [BIL-9]; anything odd falls back rather than fails. */
export const subscriptionSearch = z.object({
  q: searchText(60),
  status: z.enum(SUBSCRIPTION_STATUSES).optional().catch(undefined),
  contract: searchText(40),
  after: searchText(600),
  before: searchText(600),
});
export type SubscriptionSearch = z.output<typeof subscriptionSearch>;

export const subscriptionId = z.uuid();
