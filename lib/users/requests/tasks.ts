import { expireRequests } from "./commands/expire";
import { matchRequest } from "./commands/match";
import { remindContacts } from "./commands/remind";

/** Job `match_access_request`. */
export const matchAccessRequest = ({ accessRequestId }: { accessRequestId: string }): Promise<void> =>
  matchRequest(accessRequestId);

/** Every hour: ends what has waited its time, and reminds of what waits. */
export async function tendAccessRequests(): Promise<void> {
  await expireRequests();
  await remindContacts();
}
