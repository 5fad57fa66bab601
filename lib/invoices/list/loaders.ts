import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { invoiceSearch } from "../schema";
import { invoicesCsv } from "./csv";

/** The list as rows, by its address, `…?status=unpaid`. @throws DomainError TOO_MANY */
export const loadInvoicesCsv = portalLoader(async (viewer: Viewer, path: string) => {
  await countFile(viewer);
  const search = invoiceSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));
  return invoicesCsv(viewer, search, await pageLocale());
});
