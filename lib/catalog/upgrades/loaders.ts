import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { requestId } from "../requests/schema";
import { getUpgradePage } from "./queries";

/** By the part of the address that names the subscription. */
export const loadUpgrade = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = requestId.safeParse(segment);
  if (!id.success) throw notFound();
  return getUpgradePage(viewer, id.data);
});
