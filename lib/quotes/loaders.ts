import { loadPortalFrame } from "@/lib/branding/loaders";
import { renderOfferPdf } from "@/lib/invoices/document/pdf";
import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { listQuotes } from "./list/queries";
import { getOfferDocument } from "./offer/queries";
import { findSignedQuote, getQuote } from "./queries";
import { quoteInPath, quoteSearch } from "./schema";

function numberIn(segment: string): string {
  const number = quoteInPath(segment);
  if (!number) throw notFound();
  return number;
}

/** By the list's address, `/quotes?…`. */
export const loadQuotes = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  const search = quoteSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));
  return listQuotes(viewer, search, billGroup?.id ?? null);
});

/** By the part of the address that names it. */
export const loadQuote = portalLoader(async (viewer: Viewer, segment: string) => getQuote(viewer, numberIn(segment)));

/** The quote as a file: as it was signed, else as it is offered. @throws DomainError TOO_MANY */
export const loadQuotePdf = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberIn(segment);
  await countFile(viewer);
  const signed = await findSignedQuote(viewer, number);
  return signed ?? { name: number, bytes: await renderOfferPdf(await getOfferDocument(viewer, number)) };
});
