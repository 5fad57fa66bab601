import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { referenceInPath, revisionInSearch } from "../schema";
import { renderInvoicePdf } from "./pdf";
import { getInvoiceDocument } from "./queries";

/**
 * The invoice as a file, by the part of the address that names it, and the search of one of its revisions [INV-5].
 * @throws DomainError TOO_MANY
 */
export const loadInvoicePdf = portalLoader(async (viewer: Viewer, segment: string, wanted: string | null) => {
  const reference = referenceInPath(segment);
  const revision = wanted === null ? undefined : revisionInSearch(wanted);
  if (!reference || revision === null) throw notFound();
  await countFile(viewer);
  const document = await getInvoiceDocument(viewer, reference, revision);
  const name = revision ? `${document.number}-r${revision}` : document.number;
  return { name, bytes: await renderInvoicePdf(document) };
});
