import { readCookie } from "@/lib/platform/cookies";
import { portalLoader, publicLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { findUploadedLogo, getPortalFrame, getPublicBrand } from "./queries";

/** With the bill group that this browser remembers, as far as it is the viewer's [BIL-7]. */
export const loadPortalFrame = portalLoader(async (viewer: Viewer) =>
  getPortalFrame(viewer, await readCookie("bill_group")),
);

export const loadUploadedLogo = publicLoader(findUploadedLogo);

export const loadPublicBrand = publicLoader(getPublicBrand);
