import type { ReactNode } from "react";
import type { PriceBook } from "@/lib/desk/price-books/types";
import { isLocale } from "@/lib/platform/locales";
import { getLocale } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { Alert } from "../../ui/alert";

/** What may be changed in a book, or why nothing may [WHY-1]. */
export async function MayChange({ book: { change }, children }: { book: PriceBook; children: ReactNode }) {
  const locale = await getLocale();
  if (change === null) return null;
  return change.allowed ? children : <Alert tone="info" title={explain(change, isLocale(locale) ? locale : "en")} />;
}
