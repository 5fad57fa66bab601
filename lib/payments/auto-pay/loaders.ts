import { billGroupId } from "@/lib/billing/settings/schema";
import { referenceInPath } from "@/lib/invoices/schema";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { findInvoiceAutoPay, getAutoPayPage } from "./queries";

/** By the part of the address that names the bill group. */
export const loadAutoPayPage = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = billGroupId.safeParse(segment);
  if (!id.success) throw notFound();
  return getAutoPayPage(viewer, id.data);
});

/** By the part of the address that names the invoice. */
export const loadInvoiceAutoPay = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  return reference ? findInvoiceAutoPay(viewer, reference) : null;
});
