import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { quoteInPath } from "../schema";
import { getAcceptance } from "./queries";

/** By the part of the address that names the quote. */
export const loadAcceptance = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = quoteInPath(segment);
  if (!number) throw notFound();
  return getAcceptance(viewer, number);
});
