import { numberInPath } from "@/lib/contracts/schema";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { listInvoices, listNewestInvoices } from "./list/queries";
import { getInvoice } from "./queries";
import { invoiceSearch, referenceInPath } from "./schema";

/** By the list's address, `/invoices?…`. */
export const loadInvoices = portalLoader(async (viewer: Viewer, path: string) =>
  listInvoices(viewer, invoiceSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")))),
);

/** By the part of the address that names the contract. */
export const loadNewestInvoices = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberInPath(segment);
  return number ? listNewestInvoices(viewer, number) : [];
});

/** By the part of the address that names it. */
export const loadInvoice = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getInvoice(viewer, reference);
});
