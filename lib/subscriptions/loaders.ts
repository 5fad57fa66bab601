import { loadPortalFrame } from "@/lib/branding/loaders";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getSubscription, listSubscriptions } from "./queries";
import { subscriptionId, subscriptionSearch } from "./schema";

/** Of the bill group that is looked at, by the list's address, `/subscriptions?…`; null where there is none. */
export const loadSubscriptions = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) return null;
  const search = subscriptionSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));
  return listSubscriptions(viewer, billGroup.id, search);
});

/** By the part of the address that names it. */
export const loadSubscription = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = subscriptionId.safeParse(segment);
  if (!id.success) throw notFound();
  return getSubscription(viewer, id.data);
});
