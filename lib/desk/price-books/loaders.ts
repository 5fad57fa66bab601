import { deskLoader } from "@/lib/platform/loader";
import { getPriceBook, listPriceBooks } from "./queries";

export const loadPriceBooks = deskLoader("quotes.write", listPriceBooks);
export const loadPriceBook = deskLoader("quotes.write", getPriceBook);
