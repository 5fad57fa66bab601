import { loadPortalFrame } from "@/lib/branding/loaders";
import { numberInPath } from "@/lib/contracts/schema";
import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { orderSearch } from "../schema";
import { ordersCsv } from "./csv";
import { listNewestOrders, listOrders } from "./queries";

const searchOf = (path: string) => orderSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));

/** Of the bill group that is looked at, by the list's address, `/orders?…`; null where there is none [QUO-3]. */
export const loadOrders = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  return billGroup && listOrders(viewer, billGroup.id, searchOf(path));
});

/** The list as rows, by its address. @throws DomainError TOO_MANY */
export const loadOrdersCsv = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) throw notFound();
  await countFile(viewer);
  return ordersCsv(viewer, { billGroup: billGroup.id, search: searchOf(path) }, await pageLocale());
});

/** By the part of the address that names the contract [CON-2]. */
export const loadNewestOrders = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberInPath(segment);
  return number ? listNewestOrders(viewer, number) : [];
});
