import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { getMemoDocument } from "../credit-memo-document/queries";
import { renderInvoicePdf } from "../document/pdf";
import { creditMemosCsv } from "./csv";
import { getCreditMemo, listCreditMemos } from "./queries";
import { creditMemoId, creditMemoSearch } from "./schema";

const searchOf = (path: string) =>
  creditMemoSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));

function idIn(segment: string): string {
  const id = creditMemoId.safeParse(segment);
  if (!id.success) throw notFound();
  return id.data;
}

/** By the list's address, `/credit-memos?…`. */
export const loadCreditMemos = portalLoader(async (viewer: Viewer, path: string) =>
  listCreditMemos(viewer, searchOf(path)),
);

/** By the part of the address that names it. */
export const loadCreditMemo = portalLoader(async (viewer: Viewer, segment: string) =>
  getCreditMemo(viewer, idIn(segment)),
);

/** The memo as a file. @throws DomainError TOO_MANY */
export const loadCreditMemoPdf = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = idIn(segment);
  await countFile(viewer);
  const document = await getMemoDocument(viewer, id);
  return { name: document.number, bytes: await renderInvoicePdf(document) };
});

/** The list as rows, by its address. @throws DomainError TOO_MANY */
export const loadCreditMemosCsv = portalLoader(async (viewer: Viewer, path: string) => {
  await countFile(viewer);
  return creditMemosCsv(viewer, searchOf(path), await pageLocale());
});
