import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getSignedQuote } from "./queries";
import { quoteInPath } from "./schema";

/** The signed quote as a file, by the part of the address that names it. @throws DomainError TOO_MANY */
export const loadQuotePdf = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = quoteInPath(segment);
  if (!number) throw notFound();
  await countFile(viewer);
  return getSignedQuote(viewer, number);
});
