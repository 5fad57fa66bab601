import { z } from "zod";
import { searchDay, searchText } from "@/lib/platform/search";

/** What the list can be narrowed to. */
export const PAYMENT_FILTERS = ["received", "processing", "refunded", "charged_back", "unapplied"] as const;

/** The Payments tab's state as it stands in the URL [PAY-9]; anything odd falls back rather than fails. */
export const paymentSearch = z.object({
  q: searchText(60),
  status: z.enum(PAYMENT_FILTERS).optional().catch(undefined),
  contract: searchText(40),
  from: searchDay,
  to: searchDay,
  after: searchText(200),
  before: searchText(200),
});
export type PaymentSearch = z.output<typeof paymentSearch>;
