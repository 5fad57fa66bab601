import { deskLoader } from "@/lib/platform/loader";
import { getPriceBook, getPriceForm, listPriceBooks, listSources } from "./queries";

export const loadPriceBooks = deskLoader("quotes.write", listPriceBooks);
export const loadPriceBook = deskLoader("quotes.write", getPriceBook);
export const loadBookSources = deskLoader("prices.manage", listSources);
export const loadPriceForm = deskLoader("prices.manage", getPriceForm);
