import { DomainError } from "@/lib/platform/errors";
import { secondsUntilWithin } from "@/lib/platform/limits";
import type { ViewerCtx } from "@/lib/platform/viewer";

/** What one person may ask in an hour: each is a mail to several people. */
const OPENED = { points: 10, seconds: 3_600 };
const WRITTEN = { points: 60, seconds: 3_600 };
const FILES = { points: 60, seconds: 3_600 };

/** Counts one. @throws DomainError TOO_MANY with the minutes to wait */
export const countOpened = (ctx: ViewerCtx): Promise<void> => count(ctx, "cases_opened", OPENED);
export const countWritten = (ctx: ViewerCtx): Promise<void> => count(ctx, "cases_written", WRITTEN);
/** However many files come at once. */
export const countFilesSent = (ctx: ViewerCtx): Promise<void> =>
  count(ctx, "cases_files", FILES, "support.too_many_files");

async function count(
  { viewer }: ViewerCtx,
  name: string,
  limit: typeof OPENED,
  reason: "support.too_many" | "support.too_many_files" = "support.too_many",
): Promise<void> {
  const seconds = await secondsUntilWithin(name, viewer.personId, limit);
  if (seconds > 0) throw new DomainError("TOO_MANY", reason, { params: { minutes: Math.ceil(seconds / 60), seconds } });
}
