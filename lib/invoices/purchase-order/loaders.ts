import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { referenceInPath } from "../schema";
import { getPurchaseOrder } from "./queries";

/** By the part of the address that names the invoice. */
export const loadPurchaseOrder = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getPurchaseOrder(viewer, reference);
});
