import type { PlainDate } from "@/lib/platform/dates";
import type { QuoteFacts } from "../types";

/** What the seller's rules look at. */
export interface PublishedFacts extends Pick<QuoteFacts, "status" | "endedOn" | "expiresOn" | "accountExecutive"> {
  readonly today: PlainDate;
  readonly lines: number;
}
