import { allowed, type Decision, refused } from "@/lib/platform/decision";
import type { RequestSearch } from "./schema";
import type { RequestFacts } from "./types";

/** The list with a state. */
export function requestsPath(search: Partial<RequestSearch> = {}): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/requests?${new URLSearchParams(given)}` : "/requests";
}

export const requestPath = (id: string): string => `/requests/${id}`;

/** The same at the seller's desk. */
export const deskRequestPath = (id: string): string => `/desk/requests/${id}`;

/** Who asked, and holders of manage billing, withdraw a request while it waits. */
export function canWithdrawRequest({ status, isAsker, holdsManageBilling, accountExecutive }: RequestFacts): Decision {
  if (status !== "open") return refused(`requests.${status}`, { ask: accountExecutive });
  return isAsker || holdsManageBilling ? allowed : refused("requests.not_asker", { ask: accountExecutive });
}

/** The account's own executive answers, or an admin. */
export function canAnswerRequest(
  staff: { readonly isExecutive: boolean; readonly isAdmin: boolean },
  { status, accountExecutive: ask }: Pick<RequestFacts, "status" | "accountExecutive">,
): Decision {
  if (!staff.isExecutive && !staff.isAdmin) return refused("requests.not_executive", { ask });
  return status === "open" ? allowed : refused(`requests.${status}`, { ask });
}
