import { loadPortalFrame } from "@/lib/branding/loaders";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getHome } from "./queries";

/** Of the bill group that is looked at; null where the viewer sees none. */
export const loadHome = portalLoader(async (viewer: Viewer) => {
  const { billGroup } = await loadPortalFrame();
  return billGroup && getHome(viewer, billGroup.id);
});
