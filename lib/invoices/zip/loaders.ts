import { DomainError, notFound } from "@/lib/platform/errors";
import { fileName } from "@/lib/platform/file-name";
import { secondsUntilWithin } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { renderInvoicePdf } from "../document/pdf";
import { getInvoiceDocument } from "../document/queries";
import { zipOf } from "./archive";
import { listChosen } from "./queries";
import { chosenInSearch } from "./schema";

/** Documents in zips of one person: three full ones in five minutes. They count apart from single ones. */
const DOCUMENTS = { points: 1_500, seconds: 300 };

/** The invoices that an address names; null where it names too many. */
export const loadChosen = portalLoader(async (viewer: Viewer, search: string) => {
  const references = chosenInSearch(new URLSearchParams(search));
  return references && listChosen(viewer, references);
});

/** All of them as one zip, made while it is read [INV-8]. @throws DomainError TOO_MANY */
export const loadInvoiceZip = portalLoader(async (viewer: Viewer, search: string) => {
  const references = chosenInSearch(new URLSearchParams(search));
  if (!references || references.length === 0) throw notFound();
  const invoices = await listChosen(viewer, references);
  const seconds = await secondsUntilWithin("documents_in_zips", viewer.personId, DOCUMENTS, invoices.length);
  if (seconds > 0) throw new DomainError("TOO_MANY", "platform.too_many_files", { params: { seconds } });
  const stream = zipOf(invoices, {
    make: async ({ reference }) => renderInvoicePdf(await getInvoiceDocument(viewer, reference)),
    left: (numbers) => leftOut(numbers, viewer.locale),
  });
  return { name: fileName(`invoices-${invoices.length}`, "zip"), stream };
});

function leftOut(numbers: readonly string[], locale: Locale) {
  const t = translator(locale);
  const text = [t("zip.left_intro"), ...numbers].join("\r\n");
  return { name: fileName(t("zip.left_file"), "txt"), text: `${text}\r\n` };
}
