import { referenceInPath } from "@/lib/invoices/schema";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getDisputePage } from "./queries";

/** By the part of the address that names the invoice. */
export const loadDisputePage = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getDisputePage(viewer, reference);
});
