import { z } from "zod";
import { searchText } from "@/lib/platform/search";

/** The list's state as it stands in the URL; anything odd falls back rather than fails. */
export const accountInvoiceSearch = z.object({
  q: searchText(80),
  after: searchText(600),
  before: searchText(600),
});
export type AccountInvoiceSearch = z.output<typeof accountInvoiceSearch>;
