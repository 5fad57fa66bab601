import { referenceInPath } from "@/lib/invoices/schema";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getOrder, listOrdersOfInvoice } from "./queries";
import { orderInPath } from "./schema";

/** By the part of the address that names it [QUO-3]. */
export const loadOrder = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = orderInPath(segment);
  if (!number) throw notFound();
  return getOrder(viewer, number);
});

/** The orders that an invoice belongs to, by the part of the address that names the invoice. */
export const loadOrdersOfInvoice = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  return reference ? listOrdersOfInvoice(viewer, reference) : [];
});
