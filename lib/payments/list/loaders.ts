import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { paymentsCsv } from "./csv";
import { listPayments } from "./queries";
import { type PaymentSearch, paymentSearch } from "./schema";

const searchIn = (path: string): PaymentSearch =>
  paymentSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));

/** By the list's address, `/payments?…`. */
export const loadPayments = portalLoader(async (viewer: Viewer, path: string) => listPayments(viewer, searchIn(path)));

/** The same list as a file. @throws DomainError TOO_MANY */
export const loadPaymentsCsv = portalLoader(async (viewer: Viewer, path: string) => {
  await countFile(viewer);
  return paymentsCsv(viewer, searchIn(path), await pageLocale());
});
