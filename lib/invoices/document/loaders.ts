import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { referenceInPath } from "../schema";
import { renderInvoicePdf } from "./pdf";
import { getInvoiceDocument } from "./queries";

/** The invoice as a file, by the part of the address that names it. @throws DomainError TOO_MANY */
export const loadInvoicePdf = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  await countFile(viewer);
  const document = await getInvoiceDocument(viewer, reference);
  return { name: document.number, bytes: await renderInvoicePdf(document) };
});
