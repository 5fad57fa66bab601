import { referenceInPath } from "@/lib/invoices/schema";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { listCollectionsActivity } from "./queries";
import { getInvoiceCollections } from "./standing/queries";

/** A page of the collections activity, by the cursors of its address [PAY-10]. */
export const loadCollectionsActivity = portalLoader((viewer: Viewer, after?: string, before?: string) =>
  listCollectionsActivity(viewer, { after, before }),
);

/** What was said of an invoice, by the part of the address that names it. */
export const loadInvoiceCollections = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getInvoiceCollections(viewer, reference);
});
