import { DomainError } from "@/lib/platform/errors";
import { secondsUntilWithin } from "@/lib/platform/limits";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";

/** More than anybody types; fewer than it takes to read a price book out. */
const PRICES_OF_PERSON = { points: 120, seconds: 60 };
/** Each is work for somebody at the seller. */
const ASKED_OF_PERSON = { points: 30, seconds: 86_400 };

/** Counts a look at prices, and says in how many seconds there are more; 0 while it is within the limit [QUO-6]. */
export const secondsUntilPrices = ({ personId }: Viewer): Promise<number> =>
  secondsUntilWithin("prices_of_person", personId, PRICES_OF_PERSON);

/** Counts a quote or request of a person's own. @throws DomainError TOO_MANY with the hours to wait */
export async function countAsked({ viewer }: ViewerCtx): Promise<void> {
  const seconds = await secondsUntilWithin("asked_to_buy", viewer.personId, ASKED_OF_PERSON);
  if (seconds > 0)
    throw new DomainError("TOO_MANY", "catalog.asked_too_often", {
      params: { hours: Math.ceil(seconds / 3_600), seconds },
    });
}
