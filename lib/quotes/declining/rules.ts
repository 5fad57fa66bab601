import { allowed, type Decision, refused } from "@/lib/platform/decision";
import type { QuoteFacts } from "../types";

/** The seller is told why; what the customer picked by themselves they drop as they like [QUO-1]. */
export const checkReason = (
  { origin, accountExecutive: ask }: Pick<QuoteFacts, "origin" | "accountExecutive">,
  reason: string | null,
): Decision => (origin === "customer" || reason ? allowed : refused("quotes.reason_missing", { ask }));
