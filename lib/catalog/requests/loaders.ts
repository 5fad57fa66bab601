import { loadPortalFrame } from "@/lib/branding/loaders";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getRequest, listRequests } from "./queries";
import { requestId, requestSearch } from "./schema";

/** Of the bill group that is looked at, by the list's address, `/requests?…`; null where there is none. */
export const loadRequests = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) return null;
  const search = requestSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));
  return listRequests(viewer, billGroup.id, search);
});

/** By the part of the address that names it. */
export const loadRequest = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = requestId.safeParse(segment);
  if (!id.success) throw notFound();
  return getRequest(viewer, id.data);
});
