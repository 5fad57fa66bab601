import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader, publicLoader } from "@/lib/platform/loader";
import { requestFacts } from "@/lib/platform/request";
import type { Viewer } from "@/lib/platform/viewer";
import { renderInvoicePdf } from "../document/pdf";
import { referenceInPath } from "../schema";
import { openShared } from "./commands";
import { getSharedDocument, getSharing } from "./queries";

/** By the part of the address that names the invoice. */
export const loadSharing = portalLoader(async (viewer: Viewer, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getSharing(viewer, reference);
});

/** What a link opens; being opened is counted. */
export const loadShared = publicLoader(async (segment: string) => {
  const { network, isActivity } = await requestFacts();
  return openShared(segment, network, isActivity);
});

/** The document behind a link; null where the link does not work. @throws DomainError TOO_MANY */
export const loadSharedPdf = publicLoader(async (segment: string) => {
  const { network } = await requestFacts();
  const opened = await openShared(segment, network, false);
  if (opened.state !== "live") return null;
  // Whoever holds it is nobody here: a link counts as a person does.
  await countFile({ personId: opened.invoice.shareId });
  const document = await getSharedDocument(opened.invoice.reference);
  return { name: document.number, bytes: await renderInvoicePdf(document) };
});
