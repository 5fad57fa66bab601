import { DomainError } from "@/lib/platform/errors";
import { secondsUntilWithin } from "@/lib/platform/limits";
import type { ViewerCtx } from "@/lib/platform/viewer";

/** What one person may tell the collector in an hour: each is a mail to them. */
const TOLD_IN_AN_HOUR = { points: 60, seconds: 3_600 };

/** Counts one. @throws DomainError TOO_MANY with the minutes to wait */
export async function countTold({ viewer }: ViewerCtx): Promise<void> {
  const seconds = await secondsUntilWithin("told_collector", viewer.personId, TOLD_IN_AN_HOUR);
  if (seconds > 0)
    throw new DomainError("TOO_MANY", "collections.too_many", {
      params: { minutes: Math.ceil(seconds / 60), seconds },
    });
}
