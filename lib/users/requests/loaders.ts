import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getRequest, listOwnRequests, listWaitingRequests } from "./queries";
import { requestInPath } from "./schema";

export const loadOwnRequests = portalLoader(listOwnRequests);
export const loadWaitingRequests = portalLoader(listWaitingRequests);

/** By the part of the address that names it. */
export const loadRequest = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = requestInPath(segment);
  if (!id) throw notFound();
  return getRequest(viewer, id);
});
