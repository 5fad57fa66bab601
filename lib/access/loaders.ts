import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getStanding } from "./queries";

export const loadStanding = portalLoader(getStanding);

/** Who is signed in, for pages that tell them so. */
export const loadOwnAddress = portalLoader(async (viewer: Viewer) => viewer.email);
